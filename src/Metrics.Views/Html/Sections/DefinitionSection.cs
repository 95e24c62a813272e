using MetricsTools.Model;
using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;

namespace MetricsTools.Views.Html.Sections;

/// <summary>What the metrics are.</summary>
internal sealed class DefinitionSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "definitions";

    /// <inheritdoc/>
    public string Title => "Definitions";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Definitions.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start(
            "The metrics of this report", new DataColumn("Metric"), new("Kind"), new("Unit"), new("Worse when"), new("Category"), new("Description"));
        foreach (DefinitionRow row in report.Definitions)
        {
            table.Row().Cell(row.Name).Word(row.Kind.ToString()).Cell(row.Unit).Word(WordOf(row.Direction)).Cell(row.Category).Cell(row.Description).EndRow();
        }

        table.End();
    }

    private static string WordOf(Direction direction) => direction switch
    {
        Direction.Higher => "higher",
        Direction.Lower => "lower",
        _ => "either way",
    };
}
