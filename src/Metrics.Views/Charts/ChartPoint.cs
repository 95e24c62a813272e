namespace MetricsTools.Views.Charts;

/// <summary>A point of a line.</summary>
/// <param name="Place">Its place on the lower axis: milliseconds since 1970-01-01T00:00:00Z, or a count from 1.</param>
/// <param name="Value">Its value, or null where the line has a gap.</param>
public readonly record struct ChartPoint(double Place, double? Value);
