using MetricsTools.Baselines;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// The share of the baseline, in percent, that a value lies above (when it is above the median) or below. 100 is beyond everything seen, which is
/// severe. Deviates from 99 on, which needs a hundred values to mean anything else than 100.
/// </summary>
public sealed class PercentileJudge : IDeviationJudge
{
    private static readonly double[] KnownPercents = [0, 5, 25, 50, 75, 95, 99, 100];

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
        double below = sorted.Length > 0 ? Share(sorted, value => value < input.Value) : ShareBelow(baseline, input.Value);
        double above = sorted.Length > 0 ? Share(sorted, value => value > input.Value) : ShareAbove(baseline, input.Value);
        double limit = Math.Min(Math.Max(input.Limit, 0), 100) / 100;
        double score = input.Value > baseline.Median ? below : input.Value < baseline.Median ? -above : 0;
        return new Judgement(score, baseline.Median, Bound(sorted, baseline, limit, isUpper: false), Bound(sorted, baseline, limit, isUpper: true));
    }

    private static double Share(double[] values, Func<double, bool> condition) => 100.0 * values.Count(condition) / values.Length;

    // Only the figures of the baseline are known: linear between them, and below 100 for what was seen.
    private static double ShareBelow(Baseline baseline, double value)
    {
        double[] known = KnownValues(baseline);
        if (value > baseline.Maximum) return 100;
        for (int i = known.Length - 1; i > 0; i--)
        {
            if (value > known[i - 1]) return Math.Min(LargestShareSeen(baseline), PercentBetween(known, i, value));
        }

        return 0;
    }

    private static double ShareAbove(Baseline baseline, double value)
    {
        double[] known = KnownValues(baseline);
        if (value < baseline.Minimum) return 100;
        for (int i = 1; i < known.Length; i++)
        {
            if (value < known[i]) return Math.Min(LargestShareSeen(baseline), 100 - PercentBetween(known, i, value));
        }

        return 0;
    }

    private static double LargestShareSeen(Baseline baseline) => 100.0 * (baseline.Count - 1) / baseline.Count;

    private static double PercentBetween(double[] known, int next, double value) =>
        KnownPercents[next - 1] + ((KnownPercents[next] - KnownPercents[next - 1]) * ((value - known[next - 1]) / (known[next] - known[next - 1])));

    // What lies beyond this value lies beyond the share of the baseline.
    private static double Bound(double[] sorted, Baseline baseline, double limit, bool isUpper)
    {
        if (sorted.Length == 0) return ValueAt(baseline, isUpper ? limit : 1 - limit);
        int beyond = Math.Max(1, (int)Math.Ceiling(limit * sorted.Length));
        return isUpper ? sorted[beyond - 1] : sorted[sorted.Length - beyond];
    }

    private static double ValueAt(Baseline baseline, double probability)
    {
        double[] known = KnownValues(baseline);
        double percent = 100 * probability;
        int next = 1;
        while (next < KnownPercents.Length - 1 && KnownPercents[next] < percent) next++;
        double part = (percent - KnownPercents[next - 1]) / (KnownPercents[next] - KnownPercents[next - 1]);
        return known[next - 1] + (part * (known[next] - known[next - 1]));
    }

    private static double[] KnownValues(Baseline baseline) =>
        [baseline.Minimum, baseline.P5, baseline.P25, baseline.Median, baseline.P75, baseline.P95, baseline.P99, baseline.Maximum];
}
