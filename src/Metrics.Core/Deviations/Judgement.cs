namespace MetricsTools.Deviations;

/// <summary>What a judge says.</summary>
/// <param name="Score">How far the value lies from the expected one, in the method's units: above zero when it is higher.</param>
/// <param name="Expected">The expected value, or null when the method has none.</param>
/// <param name="Lower">Where a deviation downwards begins, or null where none can.</param>
/// <param name="Upper">Where a deviation upwards begins, or null where none can.</param>
public readonly record struct Judgement(double Score, double? Expected, double? Lower, double? Upper);
