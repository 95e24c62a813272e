using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Report;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>What people used.</summary>
internal sealed class UsageSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "usage";

    /// <inheritdoc/>
    public string Title => "Usage";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Usage.Events.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        UsageModel usage = report.Usage;
        string users = usage.Users is { } known ? $" {FigureText.Count(known)} distinct users of events and requests." : "";
        html.Element("p", $"{FigureText.Count(usage.EventCount)} events.{users}");
        HtmlTable table = new HtmlTable(html).Start(
            "Usage events by type, and by page where it is known", new DataColumn("Event"), new("Page"), new("Events", true), new("Share", true), new("Share, drawn"), new("Users", true));
        foreach (EventRow row in usage.Events)
        {
            double share = usage.EventCount > 0 ? (double)row.Count / usage.EventCount : 0;
            table.Row().Cell(row.EventType).Cell(row.Page.Length == 0 ? "all" : row.Page).Cell(FigureText.Count(row.Count), row.Count).Cell(FigureText.Percent(share), share)
                .Cell(() => ShareBarSvg.Write(html, share), share).Cell(row.Users is { } of ? FigureText.Count(of) : FigureText.None, row.Users).EndRow();
        }

        table.End();
    }
}
