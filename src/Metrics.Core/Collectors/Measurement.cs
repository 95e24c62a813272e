namespace MetricsTools.Collectors;

/// <summary>One number that was read.</summary>
/// <param name="Series">The series.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">A finite number; of a Counter, an increment.</param>
internal readonly record struct Measurement(MeasuredSeries Series, long Timestamp, double Value);
