using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;

namespace MetricsTools.Views.Html.Sections;

/// <summary>How the parts and the store are.</summary>
internal sealed class HealthSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "health";

    /// <inheritdoc/>
    public string Title => "Health";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Health.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start("Health of the parts and of the store", new DataColumn("Part"), new("Status"), new("Told by"));
        foreach (HealthRow row in report.Health)
        {
            table.Row().Cell(row.Component).Cell(() => SeverityBadge.Write(html, row.Severity, row.Status), (int)row.Severity).Cell(row.Detail).EndRow();
        }

        table.End();
    }
}
