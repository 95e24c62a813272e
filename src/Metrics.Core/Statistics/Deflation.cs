namespace MetricsTools.Statistics;

/// <summary>
/// By how much a rank test overstates its evidence when successive values resemble each other: they tell less than as many independent ones.
/// </summary>
public static class Deflation
{
    // Beyond this many standard deviations a value says more about outliers than about its neighbours.
    private const double ClipDeviations = 2.5;
    private const double LargestCorrelation = 0.99;

    /// <summary>
    /// What to widen an interval by: the same, except that an r above 0 is what was found, and not less its standard error. That allowance keeps independent values at 1, and
    /// would leave intervals of others too narrow.
    /// </summary>
    /// <param name="values">Finite values in the order of time; they are left as they are.</param>
    /// <returns>From 1 to 14.</returns>
    /// <remarks>Cost: O(n).</remarks>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double OfInterval(ReadOnlySpan<double> values)
    {
        Require.Values(values, nameof(values));
        double[] copy = values.ToArray();
        double median = Dispersion.Median(copy);
        return OfIntervalAbout(values, median, Dispersion.MedianAbsoluteDeviation(copy, median));
    }

    /// <summary>The same, where the median and the raw MAD are known.</summary>
    internal static double OfIntervalAbout(ReadOnlySpan<double> values, double median, double mad)
    {
        double square = Math.Pow(Of(values, median, mad), 2), r = (square - 1) / (square + 1);
        if (r > 0) r = Math.Min(LargestCorrelation, r + (1 / Math.Sqrt(values.Length)));
        return Math.Sqrt((1 + r) / (1 - r));
    }

    /// <summary>
    /// What to divide a z-score by: <c>sqrt((1 + r) / (1 - r))</c>, the growth of the standard error of a mean of a first-order autoregressive series (Bartlett 1946).
    /// r is the autocorrelation at lag 1 about the median, of deviations clipped at 2.5 times 1.4826 MAD, less its own standard error <c>1 / sqrt(n)</c>,
    /// and at least 0.
    /// </summary>
    /// <param name="values">Finite values in the order of time; they are left as they are.</param>
    /// <returns>From 1, for values that do not resemble each other, to below sqrt(2 sqrt(n)).</returns>
    /// <remarks>Cost: O(n).</remarks>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        Require.Values(values, nameof(values));
        double[] copy = values.ToArray();
        double median = Dispersion.Median(copy);
        return Of(values, median, Dispersion.MedianAbsoluteDeviation(copy, median));
    }

    private static double Of(ReadOnlySpan<double> values, double median, double mad)
    {
        double clip = Math.Min(double.MaxValue, ClipDeviations * Dispersion.NormalConsistency * mad);
        if (!(clip > 0)) return 1;
        double squares = 0, products = 0, last = 0, scale = 1 / clip;
        bool hasScale = !double.IsInfinity(scale) && scale > 0;
        foreach (double value in values)
        {
            // In units of the clip, so that no square leaves the range of doubles.
            double units = hasScale ? (value - median) * scale : (value - median) / clip, deviation = Math.Max(-1, Math.Min(1, units));
            squares += deviation * deviation;
            products += deviation * last;
            last = deviation;
        }

        double r = Math.Max(0, (products / squares) - (1 / Math.Sqrt(values.Length)));
        return Math.Sqrt((1 + r) / (1 - r));
    }
}
