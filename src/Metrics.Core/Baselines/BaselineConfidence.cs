using MetricsTools.Statistics;

namespace MetricsTools.Baselines;

/// <summary>
/// How sure the figures of a baseline are: intervals that cover the true ones in 95 of 100 histories. Wider where values resemble their neighbours, because these tell less
/// (<see cref="Deflation.OfInterval"/>).
/// </summary>
/// <remarks>
/// <para>Average: <c>mean -+ d t s / sqrt(n)</c> (Student 1908). Standard deviation: <c>s exp(-+ d z e / 2)</c> with <c>e^2 = (k - (n - 3) / (n - 1)) / n</c>, k being the
/// kurtosis, which allows for other than normal values (Bonett 2006). Quantiles: the values at the ranks <c>n p -+ d z sqrt(n p (1 - p))</c>, rounded outwards, whatever the
/// distribution (Thompson 1936); a bound beyond the extremes is null. MAD: the same of the distances from the median.</para>
/// <para>An approximation below some twenty values. Cost: O(n log n).</para>
/// </remarks>
public sealed record BaselineConfidence
{
    /// <summary>The share of histories whose intervals cover the true figures.</summary>
    public const double Level = 0.95;

    /// <summary>Of the arithmetic mean.</summary>
    public Bounds Average { get; init; }

    /// <summary>Of the standard deviation.</summary>
    public Bounds StandardDeviation { get; init; }

    /// <summary>Of the median.</summary>
    public Bounds Median { get; init; }

    /// <summary>Of the median absolute deviation.</summary>
    public Bounds Mad { get; init; }

    /// <summary>Of the 5th percentile.</summary>
    public Bounds P5 { get; init; }

    /// <summary>Of the 25th percentile.</summary>
    public Bounds P25 { get; init; }

    /// <summary>Of the 75th percentile.</summary>
    public Bounds P75 { get; init; }

    /// <summary>Of the 95th percentile.</summary>
    public Bounds P95 { get; init; }

    /// <summary>Of the 99th percentile.</summary>
    public Bounds P99 { get; init; }

    /// <summary>The intervals by the names of their figures.</summary>
    public IReadOnlyList<(string Name, Bounds Bounds)> All =>
    [
        (nameof(Average), Average), (nameof(StandardDeviation), StandardDeviation), (nameof(Median), Median), (nameof(Mad), Mad),
        (nameof(P5), P5), (nameof(P25), P25), (nameof(P75), P75), (nameof(P95), P95), (nameof(P99), P99),
    ];

    /// <summary>The intervals of the figures of values in the order of time; null for fewer than two.</summary>
    public static BaselineConfidence? Of(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        double[] sorted = [.. values];
        double deflation = Deflation.OfInterval(sorted);
        Array.Sort(sorted);
        Moments moments = Moments.Of(sorted);
        double median = Quantiles.OfSorted(sorted, 0.5);
        double[] distances = [.. sorted.Select(value => Math.Abs(value - median))];
        Array.Sort(distances);
        return new BaselineConfidence
        {
            Average = OfAverage(moments, deflation),
            StandardDeviation = OfDeviation(sorted, moments, deflation),
            Median = OfQuantile(sorted, 0.5, deflation),
            Mad = OfQuantile(distances, 0.5, deflation),
            P5 = OfQuantile(sorted, 0.05, deflation),
            P25 = OfQuantile(sorted, 0.25, deflation),
            P75 = OfQuantile(sorted, 0.75, deflation),
            P95 = OfQuantile(sorted, 0.95, deflation),
            P99 = OfQuantile(sorted, 0.99, deflation),
        };
    }

    /// <summary>In short: the interval of the median.</summary>
    public override string ToString() => $"95 %: median {Median}";

    private static Bounds OfAverage(Moments moments, double deflation)
    {
        double reach = deflation * StudentDistribution.UpperQuantile((1 - Level) / 2, moments.Count - 1) * moments.StandardDeviation / Math.Sqrt(moments.Count);
        return Finite(moments.Mean - reach, moments.Mean + reach);
    }

    private static Bounds OfDeviation(double[] sorted, Moments moments, double deflation)
    {
        double deviation = moments.StandardDeviation, n = sorted.Length;
        if (deviation == 0 || n < 4) return new Bounds(deviation == 0 ? 0 : null, null);
        double kurtosis = sorted.Average(value => Math.Pow((value - moments.Mean) / deviation, 4)) * Math.Pow(n / (n - 1), 2);
        double error = Math.Sqrt(Math.Max(0, kurtosis - ((n - 3) / (n - 1))) / n);
        double factor = Math.Exp(deflation * NormalDistribution.UpperQuantile((1 - Level) / 2) * error / 2);
        return Finite(deviation / factor, deviation * factor);
    }

    private static Bounds OfQuantile(double[] sorted, double probability, double deflation)
    {
        double place = sorted.Length * probability;
        double reach = deflation * NormalDistribution.UpperQuantile((1 - Level) / 2) * Math.Sqrt(place * (1 - probability));
        int lower = (int)Math.Floor(place - reach) - 1, upper = (int)Math.Ceiling(place + reach);
        return new Bounds(lower < 0 ? null : sorted[lower], upper >= sorted.Length ? null : sorted[upper]);
    }

    private static Bounds Finite(double lower, double upper) => new(FiniteOrNull(lower), FiniteOrNull(upper));

    private static double? FiniteOrNull(double bound) => double.IsNaN(bound) || double.IsInfinity(bound) ? null : bound;
}
