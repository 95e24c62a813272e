using MetricsTools.Model;
using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Report;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The figures at the top.</summary>
internal sealed class SummarySection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "summary";

    /// <inheritdoc/>
    public string Title => "Summary";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => true;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        html.Start("ul", "cards");
        foreach (SummaryCard card in report.Summary)
        {
            html.Line().Start("li", card.Severity > Severity.None ? $"card edge-{Marker.ClassOf(card.Severity)}" : "card");
            html.Element("span", card.Label, "label").Element("strong", card.Text);
            if (card.Severity > Severity.None) SeverityBadge.Write(html, card.Severity);
            html.Element("span", card.Detail, "detail").End();
        }

        html.End();
        if (report.Trends.Count > 0) return;
        html.Element("p", "No data available", "empty");
        html.Element("p", "No series that was asked for has samples in this time. A longer time or other names may show some.");
    }
}
