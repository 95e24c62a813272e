using MetricsTools.Model;

namespace MetricsTools.PowerShell.Recording;

/// <summary>One record as parameters and pipeline gave it.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Kind">The kind, or null for the metric's own.</param>
/// <param name="Unit">The unit, or null for the metric's own.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z, or null for now.</param>
/// <param name="Value">A number, text or a TimeSpan; null when there is none.</param>
/// <param name="HasValue">Whether a value was given at all: a Counter may go without, but not with an empty one.</param>
/// <param name="IsCumulative">Whether the value is a reading of a running total.</param>
/// <param name="IsStored">Whether it comes from a store, so that a Set's value is the hash of the member and not the member.</param>
internal readonly record struct Measurement(
    string Name, MetricKind? Kind, string? Unit, TagSet Tags, long? Timestamp, object? Value, bool HasValue, bool IsCumulative, bool IsStored);
