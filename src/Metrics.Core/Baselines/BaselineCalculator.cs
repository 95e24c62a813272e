using MetricsTools.Statistics;

namespace MetricsTools.Baselines;

/// <summary>Computes the figures of a baseline. O(n log n) time, one copy of the values.</summary>
public static class BaselineCalculator
{
    /// <summary>The baseline of some values, without name or times; of no values, one with a count of 0.</summary>
    /// <param name="values">Finite numbers in any order.</param>
    public static Baseline Compute(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        if (sorted.Length == 0) return new Baseline { Count = 0 };
        Moments moments = Moments.Of(sorted);
        Array.Sort(sorted);
        double median = Quantiles.OfSorted(sorted, 0.5);
        var baseline = new Baseline
        {
            Count = sorted.Length,
            Average = moments.Mean,
            StandardDeviation = moments.StandardDeviation,
            Median = median,
            Minimum = moments.Minimum,
            P5 = Quantiles.OfSorted(sorted, 0.05),
            P25 = Quantiles.OfSorted(sorted, 0.25),
            P75 = Quantiles.OfSorted(sorted, 0.75),
            P95 = Quantiles.OfSorted(sorted, 0.95),
            P99 = Quantiles.OfSorted(sorted, 0.99),
            Maximum = moments.Maximum,
        };
        return baseline with
        {
            MeanAbsoluteDeviation = Dispersion.MeanAbsoluteDeviation(sorted, median),
            Mad = Dispersion.MedianAbsoluteDeviation(sorted, median),
        };
    }
}
