using MetricsTools.Views.Cards;
using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Report;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>All series at a glance, each leading to its chart.</summary>
internal sealed class OverviewSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "overview";

    /// <inheritdoc/>
    public string Title => "All series";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Trends.Count > 1;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        HtmlTable table = new HtmlTable(html).Start("All series at a glance", new DataColumn("Series"), new("Figure"), new("Value", true), new("Course"), new("Trend", true), new("State"));
        foreach (ReportTrend trend in report.Trends)
        {
            MetricCard card = trend.Card;
            double? percent = trend.Trend?.Direction is null ? null : trend.Trend.Trend.Percent;
            table.Row().Cell(() => anchors.Write(html, card.Key.ToString())).Word(card.Figures[0].Label).Cell(card.Figures[0].Text, card.Figures[0].Value)
                .Cell(() => SparklineSvg.Write(html, card.Course, trend.Chart.Unit)).Cell(FigureText.Change(percent), percent ?? 0)
                .Cell(() => WriteState(html, card), (int)card.Severity).EndRow();
        }

        table.End();
        if (report.HiddenSeries > 0) html.Element("p", $"{FigureText.Count(report.HiddenSeries)} more series have no room here. Ask for fewer names or tags to see them.");
        if (report.Trends.Any(static trend => trend.Card.Reason.Length == 0)) html.Element("p", "Learning: there are too few intervals yet to say what is normal.");
    }

    private static void WriteState(HtmlWriter html, MetricCard card)
    {
        if (card.Reason.Length == 0) html.Text("Learning");
        else SeverityBadge.Write(html, card.Severity);
    }
}
