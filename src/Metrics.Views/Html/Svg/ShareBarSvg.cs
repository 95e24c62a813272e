namespace MetricsTools.Views.Html.Svg;

/// <summary>Draws a share as a bar beside the figure that says it.</summary>
internal static class ShareBarSvg
{
    private const double Width = 96;
    private const double Height = 10;

    /// <summary>Draws a bar.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static void Write(HtmlWriter html, double share)
    {
        double width = double.IsNaN(share) ? 0 : Math.Max(0, Math.Min(1, share)) * (Width - 2);
        html.Start("svg", "bar").Attribute("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")).Attribute("aria-hidden", "true");
        html.Start("rect", "frame").Attribute("x", 0.5).Attribute("y", 0.5).Attribute("width", Width - 1).Attribute("height", Height - 1).End();
        html.Start("rect", "fill").Attribute("x", 1).Attribute("y", 1).Attribute("width", Math.Round(width, 1)).Attribute("height", Height - 2).End().End();
    }
}
