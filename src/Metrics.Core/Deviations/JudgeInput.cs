using MetricsTools.Baselines;

namespace MetricsTools.Deviations;

/// <summary>What a judge sees.</summary>
/// <param name="Value">The value that stands for the judged ones: their median.</param>
/// <param name="Current">The judged values, by time.</param>
/// <param name="Baseline">The baseline; of a count of 0 when there is none.</param>
/// <param name="BaselineValues">The values of the baseline by time, or none when only its figures are known.</param>
/// <param name="Limit">The score from which a value is a deviation: the Warning threshold.</param>
/// <param name="MinimumEffect">The smallest deviation that counts, in percent of the expected value, or null for the method's own.</param>
public sealed record JudgeInput(
    double Value, IReadOnlyList<double> Current, Baseline Baseline, IReadOnlyList<double> BaselineValues, double Limit, double? MinimumEffect);
