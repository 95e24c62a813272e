using MetricsTools.Model;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html;

/// <summary>Says in words what the lines and shapes of a chart are.</summary>
internal static class ChartLegendHtml
{
    /// <summary>Writes the entries for what is in a chart.</summary>
    public static void Write(HtmlWriter html, LineChart chart)
    {
        html.Start("ul", "legend");
        for (int i = 0; i < chart.Series.Count; i++) Entry(html, FormattableString.Invariant($"line s{(i % Palette.LineCount) + 1}"), "M0 6H24", NameOf(chart, i));
        if (chart.Bands.Count > 0) Band(html, "normal: " + chart.Bands[0].Label);
        foreach (Severity severity in chart.Marks.Select(static mark => mark.Severity).Distinct().OrderByDescending(static one => one))
        {
            html.Start("li");
            SeverityBadge.WriteShape(html, severity);
            html.Text($"deviation, {SeverityWords.Of(severity)}").End();
        }

        if (chart.Shifts.Count > 0) Entry(html, "shift", "M0 9H12V3H24", "change of level");
        if (chart.Annotations.Any(one => one.Place >= chart.Places.Minimum && one.Place <= chart.Places.Maximum)) Entry(html, "note", "M12 0V12", "annotation, by its number");
        html.End();
    }

    // A line that is alone is named by the heading; what it shows is not.
    private static string NameOf(LineChart chart, int index)
    {
        ChartSeries series = chart.Series[index];
        return chart.Series.Count > 1 || series.Aggregate.Length == 0 ? series.Label : AggregateWords.Of(series.Aggregate);
    }

    private static void Entry(HtmlWriter html, string style, string shape, string word)
    {
        html.Start("li");
        Swatch(html).Start("path", style).Attribute("d", shape).End().End();
        html.Text(word).End();
    }

    private static void Band(HtmlWriter html, string word)
    {
        html.Start("li");
        Swatch(html).Start("path", "band").Attribute("d", "M0 1H24V11H0Z").End().Start("path", "edge").Attribute("d", "M0 1H24M0 11H24").End()
            .Start("path", "expected").Attribute("d", "M0 6H24").End().End();
        html.Text(word).End();
    }

    private static HtmlWriter Swatch(HtmlWriter html) => html.Start("svg", "swatch").Attribute("viewBox", "0 0 24 12").Attribute("aria-hidden", "true");
}
