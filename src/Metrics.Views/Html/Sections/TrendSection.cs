using System.Globalization;
using MetricsTools.Model;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Report;
using MetricsTools.Views.Tables;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Sections;

/// <summary>The chart of every series, with its figures, its trend and the table behind it.</summary>
internal sealed class TrendSection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "trends";

    /// <inheritdoc/>
    public string Title => "Trends";

    /// <inheritdoc/>
    public bool IsIn(ReportModel report) => report.Trends.Count > 0;

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportModel report, SeriesAnchors anchors)
    {
        html.Start("div", "trends");
        for (int i = 0; i < report.Trends.Count; i++) WriteOne(html, report.Trends[i], (i + 1).ToString(CultureInfo.InvariantCulture));
        html.End();
    }

    private static void WriteOne(HtmlWriter html, ReportTrend trend, string number)
    {
        MetricCard card = trend.Card;
        html.Line().Start("article", card.Severity > Severity.None ? $"card edge-{Marker.ClassOf(card.Severity)}" : "card").Attribute("id", "s" + number).Attribute("aria-labelledby", "h" + number);
        html.Start("h3").Attribute("id", "h" + number).Text(card.Key.Name);
        if (card.Key.Tags.Count > 0) WriteTags(html, card.Key.Tags);
        html.End();
        if (card.Severity > Severity.None)
        {
            html.Start("p");
            SeverityBadge.Write(html, card.Severity);
            html.Text(" " + card.Reason).End();
        }

        WriteFigures(html, card);
        // Its arrow keys read the values where scripts run, and scroll the picture on narrow screens.
        html.Start("figure").Start("div", "plot").Attribute("tabindex", "0").Attribute("role", "group").Attribute("aria-labelledby", "h" + number);
        LineChartSvg.Write(html, trend.Chart, number, trend.Description);
        html.End().Start("figcaption");
        ChartLegendHtml.Write(html, trend.Chart);
        html.End().End();
        html.Element("p", trend.TrendText, "trend");
        WriteData(html, trend.Data);
        html.End();
    }

    // Each for itself, so that a line ends between two of them.
    private static void WriteTags(HtmlWriter html, TagSet tags)
    {
        html.Text(" ").Start("span", "tags");
        foreach (Tag tag in tags) html.Element("span", $"{tag.Key}={tag.Value}").Text(" ");
        html.End();
    }

    private static void WriteFigures(HtmlWriter html, MetricCard card)
    {
        html.Start("dl", "figures");
        foreach (CardFigure figure in card.Figures) html.Start("div").Element("dt", figure.Label).Element("dd", figure.Text).End();
        html.End();
    }

    private static void WriteData(HtmlWriter html, DataTable data)
    {
        html.Start("details").Element("summary", $"Values of the chart ({FigureText.Count(data.Rows.Count)})");
        HtmlTable table = new HtmlTable(html) { IsCompact = true }.Start(data.Caption, [.. data.Columns]);
        foreach (IReadOnlyList<string> row in data.Rows)
        {
            table.Row();
            foreach (string cell in row) table.Cell(cell);
            table.EndRow();
        }

        table.End();
        html.End();
    }
}
