using MetricsTools.Baselines;
using MetricsTools.Statistics;

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
        double above = sorted.Length > 0 ? Share(sorted, value => value > input.Value) : 100 - ShareBelow(baseline, input.Value);
        double limit = Math.Min(Math.Max(input.Limit, 0), 100) / 100;
        double score = input.Value > baseline.Median ? below : input.Value < baseline.Median ? -above : 0;
        return new Judgement(score, baseline.Median, ValueAt(sorted, baseline, 1 - limit), ValueAt(sorted, baseline, limit));
    }

    private static double Share(double[] values, Func<double, bool> condition) => 100.0 * values.Count(condition) / values.Length;

    // Only the figures of the baseline are known: linear between them.
    private static double ShareBelow(Baseline baseline, double value)
    {
        double[] known = KnownValues(baseline);
        if (value > baseline.Maximum) return 100;
        for (int i = known.Length - 1; i > 0; i--)
        {
            if (value > known[i - 1])
            {
                return KnownPercents[i - 1] + ((KnownPercents[i] - KnownPercents[i - 1]) * ((value - known[i - 1]) / (known[i] - known[i - 1])));
            }
        }

        return 0;
    }

    private static double ValueAt(double[] sorted, Baseline baseline, double probability)
    {
        if (sorted.Length > 0) return Quantiles.OfSorted(sorted, probability);
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
