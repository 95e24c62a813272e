using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The places where series changed their level.</summary>
internal sealed class ChangePointSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "changes";

    /// <inheritdoc/>
    public string Title => "Changes of level";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.ChangePoints.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start(
            "Changes of level, the newest first", new DataColumn("From (UTC)"), new("Series"), new("Before", true), new("After", true), new("Change", true));
        foreach (ChangePointRow row in report.ChangePoints)
        {
            table.Row().Moment(row.Timestamp).Cell(() => anchors.Write(html, row.Series.ToString())).Cell(row.Before).Cell(row.After)
                .Cell(FigureText.Change(row.Percent), row.Percent).EndRow();
        }

        table.End();
    }
}
