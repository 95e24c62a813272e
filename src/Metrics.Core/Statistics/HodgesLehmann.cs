namespace MetricsTools.Statistics;

/// <summary>Estimates of a centre and of a shift that outliers hardly move and that lose little on normal values (Hodges and Lehmann 1963).</summary>
/// <remarks>
/// Finite values. The order of the values does not change a bit. Error: that of one difference or sum, rounded. Cost: two sorts and 64 walks along the samples,
/// O((n + m) log(n + m)) whatever the values: the pairs are not written down.
/// </remarks>
public static class HodgesLehmann
{
    /// <summary>The centre of one sample: the median of the averages of all pairs, each value with itself included, as R's pseudomedian.</summary>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static double Center(ReadOnlySpan<double> values) => PairDifferences.WalshAverages(values).Median;

    /// <summary>How far the first sample lies above the second: the median of all differences x - y.</summary>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static double Shift(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => PairDifferences.Of(x, y).Median;

    /// <summary>
    /// The shift and an interval that covers the true one: the differences of the ranks beyond which the Mann-Whitney test would reject
    /// (Moses 1965; Hollander, Wolfe and Chicken 2013), exact for up to <see cref="MannWhitney.LargestExact"/> values, normal and rounded outwards above.
    /// </summary>
    /// <param name="x">The first sample.</param>
    /// <param name="y">The second sample.</param>
    /// <param name="confidence">The probability to cover it, such as 0.95: above 0 and below 1.</param>
    /// <returns>The shift and its bounds; with too few values for that confidence, the extreme differences.</returns>
    /// <exception cref="ArgumentException">There are no values, one is not finite, or the confidence is out of range.</exception>
    public static Interval ShiftInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double confidence = 0.95)
    {
        Require.Confidence(confidence, nameof(confidence));
        PairDifferences differences = PairDifferences.Of(x, y);
        long cut = Math.Min(MannWhitney.CriticalRank(x.Length, y.Length, (1 - confidence) / 2), (differences.Count - 1) / 2);
        return new Interval(differences.Median, differences.At(cut), differences.At(differences.Count - 1 - cut));
    }
}
