using MetricsTools.Model;

namespace MetricsTools.Views.Rows;

/// <summary>A change of level.</summary>
/// <param name="Series">The name and tags; text of a store, to be escaped.</param>
/// <param name="Timestamp">The first interval at the new level, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Before">The level before as people read it.</param>
/// <param name="After">The level after.</param>
/// <param name="Percent">By how much it rose, in percent; below zero when it fell.</param>
public sealed record ChangePointRow(SeriesKey Series, long Timestamp, string Before, string After, double Percent);
