using MetricsTools.Views.Axes;

namespace MetricsTools.Views.Html.Svg;

/// <summary>Where places and values lie in the picture of a chart.</summary>
/// <param name="places">The lower axis.</param>
/// <param name="values">The axis of values.</param>
internal sealed class Plot(Axis places, Axis values)
{
    /// <summary>The width of the picture.</summary>
    public const double Width = 640;

    /// <summary>The height of the picture.</summary>
    public const double Height = 216;

    /// <summary>The left end of the lower axis.</summary>
    public const double Left = 58;

    /// <summary>The right end of the lower axis.</summary>
    public const double Right = Width - 22;

    /// <summary>The upper end of the axis of values.</summary>
    public const double Top = 24;

    /// <summary>The lower end of the axis of values.</summary>
    public const double Bottom = Height - 26;

    /// <summary>The lower axis.</summary>
    public Axis Places => places;

    /// <summary>The axis of values.</summary>
    public Axis Values => values;

    /// <summary>Whether a place is on the lower axis.</summary>
    public bool Has(double place) => place >= places.Minimum && place <= places.Maximum;

    /// <summary>Where a place is; the nearest end for one outside.</summary>
    public double X(double place) => Left + (Within(places.ShareOf(place)) * (Right - Left));

    /// <summary>Where a value is; the nearest end for one outside.</summary>
    public double Y(double value) => Bottom - (Within(values.ShareOf(value)) * (Bottom - Top));

    private static double Within(double share) => double.IsNaN(share) ? 0 : Math.Max(0, Math.Min(1, share));
}
