using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The series whose newest interval deviates.</summary>
internal sealed class DeviationSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "deviations";

    /// <inheritdoc/>
    public string Title => "Deviations";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Trends.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        html.Element("p", "The newest whole interval of every series, judged against those before it.");
        if (report.Deviations.Count == 0)
        {
            html.Element("p", "Nothing deviates.", "empty");
            return;
        }

        HtmlTable table = new HtmlTable(html).Start(
            "Deviations, the worst first", new DataColumn("Severity"), new("Series"), new("Value", true), new("Expected", true), new("Difference", true), new("When (UTC)"), new("Reason"));
        foreach (DeviationRow row in report.Deviations)
        {
            table.Row().Cell(() => SeverityBadge.Write(html, row.Severity), (int)row.Severity).Cell(() => anchors.Write(html, row.Series.ToString()))
                .Cell(row.Value).Cell(row.Expected).Cell(FigureText.Change(row.Percent), row.Percent).Moment(row.Timestamp).Cell(row.Reason).EndRow();
        }

        table.End();
    }
}
