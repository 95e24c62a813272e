using System.Buffers;
using MetricsTools.Queries;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Baselines;

/// <summary>
/// Computes the figures of a baseline: moments exactly, order statistics by selection. O(n) time, about 20 ns a value on one processor, and two copies of the
/// values.
/// </summary>
public static class BaselineCalculator
{
    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    /// <summary>The baseline of some values, without name or times; of no values, one with a count of 0.</summary>
    /// <param name="values">Finite numbers in any order.</param>
    public static Baseline Compute(IEnumerable<double> values) => Compute(values as double[] ?? [.. values]);

    private static Baseline Compute(double[] values)
    {
        if (values.Length == 0) return new Baseline { Count = 0 };
        Baseline[] halves = SideBySide.Run<Func<double[], Baseline>, Baseline>([Moments, Ranks], SideBySide.IsWorthIt(values.Length), compute => compute(values));
        return halves[0] with
        {
            Median = halves[1].Median,
            P5 = halves[1].P5,
            P25 = halves[1].P25,
            P75 = halves[1].P75,
            P95 = halves[1].P95,
            P99 = halves[1].P99,
            Mad = halves[1].Mad,
            MeanAbsoluteDeviation = Dispersion.MeanAbsoluteDeviation(values, halves[1].Median),
        };
    }

    private static Baseline Moments(double[] values)
    {
        var rollup = new Rollup();
        rollup.Add(values, default, default, RollupParts.Sum | RollupParts.Squares);
        return new Baseline
        {
            Count = values.Length,
            Average = rollup.Sum.Mean(values.Length),
            StandardDeviation = rollup.StandardDeviation ?? Statistics.Moments.Of(values).StandardDeviation,
            Minimum = rollup.Minimum,
            Maximum = rollup.Maximum,
        };
    }

    private static Baseline Ranks(double[] values)
    {
        // From a pool: fresh memory of that size takes longer than the work on it.
        double[] rented = ArrayPool<double>.Shared.Rent(values.Length);
        Span<double> copy = rented.AsSpan(0, values.Length);
        values.CopyTo(copy);
        Span<double> percentiles = stackalloc double[Probabilities.Length];
        Quantiles.Of(copy, Probabilities, percentiles);
        var ranks = new Baseline
        {
            Count = values.Length,
            P5 = percentiles[0],
            P25 = percentiles[1],
            Median = percentiles[2],
            P75 = percentiles[3],
            P95 = percentiles[4],
            P99 = percentiles[5],
            Mad = Dispersion.MedianAbsoluteDeviation(copy, percentiles[2]),
        };
        ArrayPool<double>.Shared.Return(rented);
        return ranks;
    }
}
