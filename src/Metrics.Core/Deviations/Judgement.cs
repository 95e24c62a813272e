namespace MetricsTools.Deviations;

/// <summary>What a judge says.</summary>
/// <param name="Score">How far the value lies from the expected one, in the method's units: above zero when it is higher.</param>
/// <param name="Expected">The expected value, or null when the method has none.</param>
/// <param name="Lower">Where a deviation downwards begins, or null where none can.</param>
/// <param name="Upper">Where a deviation upwards begins, or null where none can.</param>
public readonly record struct Judgement(double Score, double? Expected, double? Lower, double? Upper)
{
    /// <summary>The probability of values as far away when nothing has changed, or null when the method computes none.</summary>
    public double? PValue { get; init; }

    /// <summary>Whether the effect is too small to count, or null when the difference of the value and the expected one shall tell.</summary>
    public bool? IsTooSmall { get; init; }

    /// <summary>What speaks for the judgement, for a sentence, or null when it is the score.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why nothing can be told, for a sentence, or null when it can.</summary>
    public string? Obstacle { get; init; }
}
