using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>What is judged.</summary>
/// <param name="Name">The metric's name; empty for numbers without one.</param>
/// <param name="Tags">The tags of the series.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Direction">Which way is bad, as the metric has it.</param>
/// <param name="Timestamp">The newest judged value's time.</param>
/// <param name="Values">The judged values, by time.</param>
public sealed record DeviationSubject(string Name, TagSet Tags, string? Unit, Direction Direction, long Timestamp, IReadOnlyList<double> Values);
