using System.Globalization;

namespace MetricsTools.Baselines;

/// <summary>Between what a figure lies; null on a side of which the values say nothing.</summary>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
public readonly record struct Bounds(double? Lower, double? Upper)
{
    /// <summary>In short: <c>805 to 817</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} to {1}", Text(Lower), Text(Upper));

    private static string Text(double? bound) => bound?.ToString("G6", CultureInfo.InvariantCulture) ?? "?";
}
