using System.Buffers;
using MetricsTools.Queries;
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
/// <para>An approximation below some twenty values. Cost: O(n).</para>
/// </remarks>
public sealed record BaselineConfidence
{
    /// <summary>The share of histories whose intervals cover the true figures.</summary>
    public const double Level = 0.95;

    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

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
        double[] numbers = [.. values];
        return Of(numbers, BaselineCalculator.Compute(numbers));
    }

    /// <summary>The intervals of figures that are known already.</summary>
    /// <param name="values">The values, in the order of time.</param>
    /// <param name="figures">Their figures.</param>
    internal static BaselineConfidence? Of(double[] values, Baseline figures)
    {
        if (values.Length < 2) return null;
        double deflation = 1, fourths = 0;
        Bounds[] quantiles = [], distances = [];
        bool isShared = SideBySide.IsWorthIt(values.Length);
        SideBySide.Run(isShared, () => deflation = Deflation.OfIntervalAbout(values, figures.Median, figures.Mad), () => fourths = MeanFourthPower(values, figures));
        SideBySide.Run(isShared, () => quantiles = OfRanks(values, null, Probabilities, deflation), () => distances = OfRanks(values, figures.Median, [0.5], deflation));
        return new BaselineConfidence
        {
            Average = OfAverage(figures, deflation),
            StandardDeviation = OfDeviation(figures, fourths, deflation),
            Median = quantiles[2],
            Mad = distances[0],
            P5 = quantiles[0],
            P25 = quantiles[1],
            P75 = quantiles[3],
            P95 = quantiles[4],
            P99 = quantiles[5],
        };
    }

    /// <summary>In short: the interval of the median.</summary>
    public override string ToString() => $"95 %: median {Median}";

    private static Bounds OfAverage(Baseline figures, double deflation)
    {
        double reach = deflation * StudentDistribution.UpperQuantile((1 - Level) / 2, figures.Count - 1) * figures.StandardDeviation / Math.Sqrt(figures.Count);
        return Finite(figures.Average - reach, figures.Average + reach);
    }

    private static Bounds OfDeviation(Baseline figures, double meanFourthPower, double deflation)
    {
        double deviation = figures.StandardDeviation, n = figures.Count;
        if (deviation == 0 || n < 4) return new Bounds(deviation == 0 ? 0 : null, null);
        double kurtosis = meanFourthPower * Math.Pow(n / (n - 1), 2);
        double error = Math.Sqrt(Math.Max(0, kurtosis - ((n - 3) / (n - 1))) / n);
        double factor = Math.Exp(deflation * NormalDistribution.UpperQuantile((1 - Level) / 2) * error / 2);
        return Finite(deviation / factor, deviation * factor);
    }

    // Of the deviations from the average, in standard deviations.
    private static double MeanFourthPower(double[] values, Baseline figures)
    {
        double sum = 0, average = figures.Average, scale = 1 / figures.StandardDeviation;
        foreach (double value in values)
        {
            double share = (value - average) * scale, square = share * share;
            sum += square * square;
        }

        return sum / values.Length;
    }

    // By selection of the ranks that bound the quantiles of the values, or of their distances from a center.
    private static Bounds[] OfRanks(double[] values, double? center, double[] probabilities, double deflation)
    {
        var ranks = new (int Lower, int Upper)[probabilities.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            double place = values.Length * probabilities[i];
            double reach = deflation * NormalDistribution.UpperQuantile((1 - Level) / 2) * Math.Sqrt(place * (1 - probabilities[i]));
            ranks[i] = ((int)Math.Floor(place - reach) - 1, (int)Math.Ceiling(place + reach));
        }

        double[] rented = ArrayPool<double>.Shared.Rent(values.Length);
        Span<double> ordered = rented.AsSpan(0, values.Length);
        values.CopyTo(ordered);
        if (center is { } middle) Dispersion.ToDistances(ordered, middle);
        Selection.Place(ordered, [.. ranks.SelectMany(static rank => new[] { rank.Lower, rank.Upper }).Where(rank => rank >= 0 && rank < values.Length).OrderBy(static rank => rank)]);
        var bounds = new Bounds[ranks.Length];
        for (int i = 0; i < bounds.Length; i++)
        {
            bounds[i] = new Bounds(ranks[i].Lower < 0 ? null : ordered[ranks[i].Lower], ranks[i].Upper >= values.Length ? null : ordered[ranks[i].Upper]);
        }

        ArrayPool<double>.Shared.Return(rented);
        return bounds;
    }

    private static Bounds Finite(double lower, double upper) => new(FiniteOrNull(lower), FiniteOrNull(upper));

    private static double? FiniteOrNull(double bound) => double.IsNaN(bound) || double.IsInfinity(bound) ? null : bound;
}
