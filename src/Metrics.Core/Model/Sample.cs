namespace MetricsTools.Model;

/// <summary>One measured value of one series.</summary>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">A finite number in the metric's unit.</param>
public readonly record struct Sample(long Timestamp, double Value);
