namespace MetricsTools.Statistics;

/// <summary>A line through points that outliers hardly move (Theil 1950; Sen 1968).</summary>
/// <param name="Slope">The median of the slopes between all pairs of points.</param>
/// <param name="Lower">The lower bound of the slope.</param>
/// <param name="Upper">The upper bound of the slope.</param>
/// <param name="Intercept">The median of <c>y - slope x</c>.</param>
public readonly record struct TheilSen(double Slope, double Lower, double Upper, double Intercept)
{
    /// <summary>Fits the line.</summary>
    /// <param name="x">Places, in any order; pairs at the same place have no slope.</param>
    /// <param name="y">Values, as many.</param>
    /// <param name="confidence">The probability that the bounds cover the true slope.</param>
    /// <returns>The line; a slope of 0 without bounds (infinite ones) when all points are at one place.</returns>
    /// <remarks>
    /// The bounds are Sen's: the slopes at the ranks <c>(N -+ z sqrt(n (n - 1) (2 n + 5) / 18)) / 2</c>, the variance corrected for ties in y (Kendall 1970), with the ranks
    /// rounded outwards. Points that resemble their neighbours make the true bounds wider. Cost: O(n^2) time and memory; reduce more than some 2,000 points first.
    /// </remarks>
    /// <exception cref="ArgumentException">There are fewer than two points, or not as many values as places, a number is not finite, or the confidence is out of range.</exception>
    public static TheilSen Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double confidence = 0.95)
    {
        Require.Two(x, nameof(x));
        Require.Finite(x, nameof(x));
        Require.Finite(y, nameof(y));
        Require.Confidence(confidence, nameof(confidence));
        if (x.Length != y.Length) throw new ArgumentException("There must be a value for every place.", nameof(y));
        double[] slopes = Slopes(x, y);
        if (slopes.Length == 0) return new TheilSen(0, double.NegativeInfinity, double.PositiveInfinity, Dispersion.Median(y.ToArray()));
        double reach = NormalDistribution.UpperQuantile((1 - confidence) / 2) * Math.Sqrt(Variance(y));
        int lower = (int)Math.Floor((slopes.Length - reach) / 2) - 1, upper = (int)Math.Ceiling((slopes.Length + reach) / 2);
        Selection.Place(slopes, [Math.Max(0, lower), (slopes.Length - 1) / 2, slopes.Length / 2, Math.Min(slopes.Length - 1, upper)]);
        double slope = Middle(slopes[(slopes.Length - 1) / 2], slopes[slopes.Length / 2]);
        double[] rests = new double[x.Length];
        for (int i = 0; i < rests.Length; i++) rests[i] = y[i] - (slope * x[i]);
        return new TheilSen(
            slope,
            lower < 0 ? double.NegativeInfinity : slopes[lower],
            upper >= slopes.Length ? double.PositiveInfinity : slopes[upper],
            Dispersion.Median(rests));
    }

    private static double[] Slopes(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var slopes = new List<double>(x.Length * (x.Length - 1) / 2);
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                if (x[i] != x[j]) slopes.Add((y[j] - y[i]) / (x[j] - x[i]));
            }
        }

        return [.. slopes];
    }

    private static double Variance(ReadOnlySpan<double> y)
    {
        double n = y.Length, variance = n * (n - 1) * ((2 * n) + 5);
        double[] sorted = y.ToArray();
        Array.Sort(sorted);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start; end < sorted.Length && sorted[end] == sorted[start];) end++;
            double length = end - start;
            variance -= length * (length - 1) * ((2 * length) + 5);
        }

        return variance / 18;
    }

    private static double Middle(double low, double high) => low == high ? low : (low / 2) + (high / 2);
}
