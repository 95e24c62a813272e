using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The served requests by route.</summary>
internal sealed class RequestSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "requests";

    /// <inheritdoc/>
    public string Title => "Requests";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Requests.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        double slowest = report.Requests.Max(static row => row.P95Seconds);
        HtmlTable table = new HtmlTable(html).Start(
            "Requests by route, the slowest first",
            new DataColumn("Route"), new("Method"), new("Requests", true), new("Errors", true), new("Average", true), new("P95", true), new("P95, drawn"), new("Maximum", true));
        foreach (RequestRow row in report.Requests)
        {
            table.Row().Cell(row.Route).Cell(row.Method).Cell(FigureText.Count(row.Count), row.Count).Cell(FigureText.Percent(row.ErrorRate), row.ErrorRate)
                .Cell(FigureText.Of(row.AverageSeconds, "s"), row.AverageSeconds).Cell(FigureText.Of(row.P95Seconds, "s"), row.P95Seconds)
                .Cell(() => ShareBarSvg.Write(html, row.P95Seconds / slowest), row.P95Seconds).Cell(FigureText.Of(row.MaximumSeconds, "s"), row.MaximumSeconds).EndRow();
        }

        table.End();
    }
}
