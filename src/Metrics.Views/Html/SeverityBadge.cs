using MetricsTools.Model;
using MetricsTools.Views.Html.Svg;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html;

/// <summary>Writes a severity as a word, with the shape that marks it in charts.</summary>
internal static class SeverityBadge
{
    private const double Size = 14;

    /// <summary>Writes a severity by its own word.</summary>
    public static void Write(HtmlWriter html, Severity severity) => Write(html, severity, SeverityWords.Of(severity));

    /// <summary>Writes a severity by another word.</summary>
    public static void Write(HtmlWriter html, Severity severity, string word)
    {
        html.Start("span", $"badge {Marker.ClassOf(severity)}");
        if (severity > Severity.None) WriteShape(html, severity);
        html.Text(word).End();
    }

    /// <summary>Draws the shape alone, beside a word that says the same.</summary>
    public static void WriteShape(HtmlWriter html, Severity severity)
    {
        var shape = new SvgPath();
        Marker.Add(shape, severity, Size / 2, Size / 2);
        html.Start("svg", "shape").Attribute("viewBox", FormattableString.Invariant($"0 0 {Size} {Size}")).Attribute("aria-hidden", "true");
        html.Start("path", $"mark {Marker.ClassOf(severity)}").Attribute("d", shape.ToString()).End().End();
    }
}
