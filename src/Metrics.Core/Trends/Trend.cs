using MetricsTools.Baselines;

namespace MetricsTools.Trends;

/// <summary>The straight line through a series: how fast it rises or falls, and where it leads to.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Slope">By how much the line rises in one unit of the places; below zero when it falls.</param>
/// <param name="SlopeBounds">What covers the true slope in 95 of 100 histories.</param>
/// <param name="First">The level of the line at the first place.</param>
/// <param name="Last">The level of the line at the last place.</param>
/// <param name="Forecast">The level of the line at the place that was asked for.</param>
/// <param name="ForecastBounds">Between what 95 of 100 values at that place lie, if it goes on like this.</param>
public sealed record Trend(long Count, double Slope, Bounds SlopeBounds, double First, double Last, double Forecast, Bounds ForecastBounds)
{
    /// <summary>By how much the line rises from the first place to the last.</summary>
    public double Change => Last - First;

    /// <summary>The same in percent of its level at the first place, or null when that is zero.</summary>
    public double? Percent => First == 0 || double.IsInfinity(Change / First) ? null : 100 * Change / Math.Abs(First);

    /// <summary>Whether chance alone seldom makes such a slope: its bounds lie on one side of zero.</summary>
    public bool IsSignificant => SlopeBounds.Lower > 0 || SlopeBounds.Upper < 0;
}
