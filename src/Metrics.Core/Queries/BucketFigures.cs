using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Which figures buckets carry. Count, extremes, first and last cost next to nothing and are always there; of the others those that are asked for.</summary>
internal sealed class BucketFigures
{
    private static readonly (Aggregate Aggregate, double Probability)[] Known =
        [(Aggregate.P50, 0.5), (Aggregate.P90, 0.9), (Aggregate.P95, 0.95), (Aggregate.P99, 0.99)];

    /// <summary>All figures.</summary>
    public static readonly BucketFigures All = new(~0);

    private readonly int _asked;
    private readonly (Aggregate Aggregate, double Probability)[] _percentiles;
    private readonly double[] _probabilities;

    private BucketFigures(int asked)
    {
        _asked = asked;
        _percentiles = [.. Known.Where(known => Has(known.Aggregate))];
        _probabilities = [.. _percentiles.Select(static percentile => percentile.Probability)];
        Parts = (Has(Aggregate.Sum) || Has(Aggregate.Average) || Has(Aggregate.Rate) || Has(Aggregate.StandardDeviation) ? RollupParts.Sum : RollupParts.None)
            | (Has(Aggregate.StandardDeviation) ? RollupParts.Squares : RollupParts.None)
            | (HasPercentiles ? RollupParts.Sketch : RollupParts.None);
    }

    /// <summary>The parts of rollups that the figures are made of.</summary>
    public RollupParts Parts { get; }

    /// <summary>Whether a percentile is among them.</summary>
    public bool HasPercentiles => _percentiles.Length > 0;

    /// <summary>Some figures; all of them with null.</summary>
    public static BucketFigures Of(IEnumerable<Aggregate>? figures) => figures is null ? All : new BucketFigures(figures.Aggregate(0, static (asked, figure) => asked | Bit(figure)));

    /// <summary>Whether a figure is among them.</summary>
    public bool Has(Aggregate aggregate) => (_asked & Bit(aggregate)) != 0;

    /// <summary>The percentiles of values.</summary>
    /// <param name="values">The values; they may be left in another order.</param>
    /// <param name="isSorted">Whether they are in ascending order.</param>
    public Percentiles OfValues(Span<double> values, bool isSorted)
    {
        if (!HasPercentiles) return default;
        Span<double> results = stackalloc double[_probabilities.Length];
        if (!isSorted)
        {
            Quantiles.Of(values, _probabilities, results);
        }
        else
        {
            for (int i = 0; i < results.Length; i++) results[i] = Quantiles.OfSorted(values, _probabilities[i]);
        }

        return ToPercentiles(results);
    }

    /// <summary>The percentiles of a rollup.</summary>
    public Percentiles OfRollup(Rollup rollup)
    {
        if (!HasPercentiles) return default;
        Span<double> results = stackalloc double[_probabilities.Length];
        for (int i = 0; i < results.Length; i++) results[i] = rollup.Sketch.Quantile(_probabilities[i], rollup.Minimum, rollup.Maximum);
        return ToPercentiles(results);
    }

    private static int Bit(Aggregate aggregate) => 1 << (int)aggregate;

    private Percentiles ToPercentiles(ReadOnlySpan<double> results)
    {
        var percentiles = default(Percentiles);
        for (int i = 0; i < results.Length; i++)
        {
            percentiles = _percentiles[i].Aggregate switch
            {
                Aggregate.P50 => percentiles with { P50 = results[i] },
                Aggregate.P90 => percentiles with { P90 = results[i] },
                Aggregate.P95 => percentiles with { P95 = results[i] },
                _ => percentiles with { P99 = results[i] },
            };
        }

        return percentiles;
    }

    /// <summary>The percentiles of a bucket; null where not asked for.</summary>
    internal readonly record struct Percentiles(double? P50, double? P90, double? P95, double? P99);
}
