using MetricsTools.Baselines;

namespace MetricsTools.Deviations.Judges;

/// <summary>The quantiles that the figures of a baseline tell, for when its values are not known: linear between those it has.</summary>
internal static class KnownQuantiles
{
    private static readonly double[] KnownPercents = [0, 5, 25, 50, 75, 95, 99, 100];

    /// <summary>The share of the baseline below a value, in percent; 100 only for what is beyond everything seen.</summary>
    public static double ShareBelow(Baseline baseline, double value)
    {
        double[] known = ValuesOf(baseline);
        if (value > baseline.Maximum) return 100;
        for (int i = known.Length - 1; i > 0; i--)
        {
            if (value > known[i - 1]) return Math.Min(LargestShareSeen(baseline), PercentBetween(known, i, value));
        }

        return 0;
    }

    /// <summary>The share of the baseline above a value, in percent; 100 only for what is beyond everything seen.</summary>
    public static double ShareAbove(Baseline baseline, double value)
    {
        double[] known = ValuesOf(baseline);
        if (value < baseline.Minimum) return 100;
        for (int i = 1; i < known.Length; i++)
        {
            if (value < known[i]) return Math.Min(LargestShareSeen(baseline), 100 - PercentBetween(known, i, value));
        }

        return 0;
    }

    /// <summary>The quantile of a probability.</summary>
    public static double ValueAt(Baseline baseline, double probability)
    {
        double[] known = ValuesOf(baseline);
        double percent = 100 * probability;
        int next = 1;
        while (next < KnownPercents.Length - 1 && KnownPercents[next] < percent) next++;
        double part = (percent - KnownPercents[next - 1]) / (KnownPercents[next] - KnownPercents[next - 1]);
        return known[next - 1] + (part * (known[next] - known[next - 1]));
    }

    private static double LargestShareSeen(Baseline baseline) => 100.0 * (baseline.Count - 1) / baseline.Count;

    private static double PercentBetween(double[] known, int next, double value) =>
        KnownPercents[next - 1] + ((KnownPercents[next] - KnownPercents[next - 1]) * ((value - known[next - 1]) / (known[next] - known[next - 1])));

    private static double[] ValuesOf(Baseline baseline) =>
        [baseline.Minimum, baseline.P5, baseline.P25, baseline.Median, baseline.P75, baseline.P95, baseline.P99, baseline.Maximum];
}
