using MetricsTools.Views.Charts;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Html.Svg;

/// <summary>Draws a course in very little room.</summary>
internal static class SparklineSvg
{
    private const double Width = 96;
    private const double Height = 22;
    private const double Margin = 2;
    private const int MostSteps = 48;

    /// <summary>Draws a course; nothing when it has no values.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="course">The course.</param>
    /// <param name="unit">The unit of its values in UCUM, or null.</param>
    public static void Write(HtmlWriter html, Sparkline course, string? unit)
    {
        if (double.IsNaN(course.Minimum)) return;
        Sparkline shown = course.Values.Count > MostSteps ? course.Resize(MostSteps) : course;
        html.Start("svg", "spark").Attribute("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")).Attribute("role", "img")
            .Attribute("aria-label", $"Course from {FigureText.Of(course.Minimum, unit)} to {FigureText.Of(course.Maximum, unit)}");
        html.Start("path", "line s1").Attribute("d", PathOf(shown)).End().End();
    }

    private static string PathOf(Sparkline course)
    {
        var path = new SvgPath();
        double span = course.Maximum - course.Minimum, step = (Width - (2 * Margin)) / Math.Max(1, course.Values.Count - 1);
        bool isPenUp = true;
        for (int i = 0; i < course.Values.Count; i++)
        {
            double x = Margin + (i * step);
            if (course.Values[i] is { } value)
            {
                double share = span > 0 ? (value - course.Minimum) / span : 0.5, y = Height - Margin - (share * (Height - (2 * Margin)));
                if (isPenUp) path.Move(x, y).Horizontal(x);
                else path.Line(x, y);
            }

            isPenUp = course.Values[i] is null;
        }

        return path.ToString();
    }
}
