namespace MetricsTools.Views.Charts;

/// <summary>One hour of one weekday.</summary>
/// <param name="Average">The average of the values, or null when there are none.</param>
/// <param name="Count">The number of values.</param>
public readonly record struct HeatmapCell(double? Average, long Count);
