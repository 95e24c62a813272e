namespace MetricsTools.Statistics;

/// <summary>Centre and spread of finite values that a few outliers don't move, and the mean absolute deviation.</summary>
public static class Dispersion
{
    /// <summary>
    /// What a median absolute deviation is multiplied by to estimate the standard deviation of normal values:
    /// <c>1 / z(3/4)</c>, z being the quantile function of the standard normal distribution.
    /// </summary>
    public const double NormalConsistency = 1.482602218505602;

    private const int BlockLength = 256;

    /// <summary>The median: the middle value, or the mean of the middle two. Cost: O(n).</summary>
    /// <param name="values">The values; they are left in another order.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(Span<double> values) => Quantiles.Of(values, 0.5);

    /// <summary>The raw median absolute deviation, <c>median(|x - center|)</c>: half of the values lie within it (Hampel 1974). Cost: O(n).</summary>
    /// <param name="values">The values; they are overwritten by their absolute deviations, in another order.</param>
    /// <param name="center">What to deviate from, mostly the median.</param>
    /// <returns>The deviation, not scaled; times <see cref="NormalConsistency"/> it estimates a standard deviation.</returns>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double MedianAbsoluteDeviation(Span<double> values, double center)
    {
        ToDistances(values, center);
        return Median(values);
    }

    /// <summary>Puts the distance from a center in the place of each value.</summary>
    internal static void ToDistances(Span<double> values, double center)
    {
        for (int i = 0; i < values.Length; i++) values[i] = Math.Abs(values[i] - center);
    }

    /// <summary>The interquartile range, <c>Q(3/4) - Q(1/4)</c>. Cost: O(n).</summary>
    /// <param name="values">The values; they are left in another order.</param>
    /// <param name="type">The definition of the quartiles.</param>
    /// <exception cref="ArgumentException">There are no values, or the type is none of the nine.</exception>
    public static double InterquartileRange(Span<double> values, QuantileType type = QuantileType.Linear)
    {
        Span<double> quartiles = stackalloc double[2];
        Quantiles.Of(values, [0.25, 0.75], quartiles, type);
        return quartiles[1] - quartiles[0];
    }

    /// <summary>The mean absolute deviation, <c>sum(|x - center|) / n</c>, exact and rounded once. Cost: O(n), about 3 ns a value.</summary>
    /// <param name="values">The values; they are left as they are.</param>
    /// <param name="center">What to deviate from.</param>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static double MeanAbsoluteDeviation(ReadOnlySpan<double> values, double center)
    {
        Require.Values(values, nameof(values));
        ExactSum sum = new();
        Span<double> uppers = stackalloc double[BlockLength], lowers = stackalloc double[BlockLength];
        for (int start = 0; start < values.Length; start += BlockLength)
        {
            int count = Math.Min(BlockLength, values.Length - start);
            for (int i = 0; i < count; i++)
            {
                uppers[i] = Math.Max(center, values[start + i]);
                lowers[i] = -Math.Min(center, values[start + i]);
            }

            sum.Add(uppers.Slice(0, count));
            sum.Add(lowers.Slice(0, count));
        }

        return sum.Mean(values.Length);
    }
}
