namespace MetricsTools.Views.Charts;

/// <summary>A place where a line changes its level for good.</summary>
/// <param name="SeriesIndex">The line, by its place in the chart.</param>
/// <param name="Place">The place of the first value at the new level.</param>
/// <param name="Before">The level before.</param>
/// <param name="After">The level after.</param>
/// <param name="Percent">By how much it rose, in percent; below zero when it fell.</param>
public sealed record ChartShift(int SeriesIndex, double Place, double Before, double After, double Percent);
