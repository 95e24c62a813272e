using MetricsTools.Baselines;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The share of the baseline, in percent, that a value lies above (when it is above the median) or below. 100 is beyond everything seen, which is
/// severe. Deviates from 99 on, which needs a hundred values to mean anything else than 100.
/// </summary>
public sealed class PercentileJudge : IDeviationJudge
{
    /// <inheritdoc/>
    public string Name => "Percentile";

    /// <inheritdoc/>
    public Thresholds? DefaultThresholds { get; } = new(95, 99, 100);

    /// <inheritdoc/>
    public double DefaultMinimumEffect => 0;

    /// <inheritdoc/>
    public bool IsAbsolute => false;

    /// <inheritdoc/>
    public Judgement Judge(JudgeInput input)
    {
        Baseline baseline = input.Baseline;
        double[] sorted = [.. input.BaselineValues];
        Array.Sort(sorted);
        double below = sorted.Length > 0 ? Share(sorted, value => value < input.Value) : KnownQuantiles.ShareBelow(baseline, input.Value);
        double above = sorted.Length > 0 ? Share(sorted, value => value > input.Value) : KnownQuantiles.ShareAbove(baseline, input.Value);
        double limit = Math.Min(Math.Max(input.Limit, 0), 100) / 100;
        double score = input.Value > baseline.Median ? below : input.Value < baseline.Median ? -above : 0;
        return new Judgement(score, baseline.Median, Bound(sorted, baseline, limit, isUpper: false), Bound(sorted, baseline, limit, isUpper: true));
    }

    private static double Share(double[] values, Func<double, bool> condition) => 100.0 * values.Count(condition) / values.Length;

    // What lies beyond this value lies beyond the share of the baseline.
    private static double Bound(double[] sorted, Baseline baseline, double limit, bool isUpper)
    {
        if (sorted.Length == 0) return KnownQuantiles.ValueAt(baseline, isUpper ? limit : 1 - limit);
        int beyond = Math.Max(1, (int)Math.Ceiling(limit * sorted.Length));
        return isUpper ? sorted[beyond - 1] : sorted[sorted.Length - beyond];
    }
}
