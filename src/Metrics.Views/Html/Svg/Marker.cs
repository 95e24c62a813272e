using MetricsTools.Model;

namespace MetricsTools.Views.Html.Svg;

/// <summary>Shapes that say how bad something is without any colour: a diamond for Critical, a triangle for Warning, a circle-like square for the rest.</summary>
internal static class Marker
{
    /// <summary>Adds the shape of a severity to an outline.</summary>
    public static void Add(SvgPath path, Severity severity, double x, double y)
    {
        switch (severity)
        {
            case Severity.Critical:
                path.Move(x, y - 6).Line(x + 6, y).Line(x, y + 6).Line(x - 6, y).Close();
                break;
            case Severity.Warning:
                path.Move(x, y - 5.5).Line(x + 5.5, y + 4).Line(x - 5.5, y + 4).Close();
                break;
            default:
                path.Move(x - 3.5, y - 3.5).Line(x + 3.5, y - 3.5).Line(x + 3.5, y + 3.5).Line(x - 3.5, y + 3.5).Close();
                break;
        }
    }

    /// <summary>The class of a severity in the style.</summary>
    public static string ClassOf(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "good",
    };
}
