namespace MetricsTools.Statistics;

/// <summary>The mean of the values that are left when both tails are cut off.</summary>
public static class TrimmedMean
{
    /// <summary>
    /// The mean of x[g+1]..x[n-g] of the sorted values, with <c>g = floor(n fraction)</c>, as R's <c>mean(x, trim)</c> (Tukey 1948). Exact and rounded once.
    /// </summary>
    /// <remarks>Cost: O(n), whatever the values.</remarks>
    /// <param name="values">The finite values; they are left in another order.</param>
    /// <param name="fraction">The share of values to cut off either end: from 0 to below 0.5.</param>
    /// <exception cref="ArgumentException">There are no values, one that stays is not finite, or the fraction is out of range.</exception>
    public static double Of(Span<double> values, double fraction)
    {
        int cut = Cut(values, fraction);
        ExactSum sum = new();
        sum.Add(values.Slice(cut, values.Length - (2 * cut)));
        return sum.Mean(values.Length - (2 * cut));
    }

    /// <summary>Moves the tails to the ends and returns how many values each has; the innermost of the rest lie next to them.</summary>
    internal static int Cut(Span<double> values, double fraction)
    {
        Require.Values(values, nameof(values));
        Require.Fraction(fraction, nameof(fraction));
        int cut = Math.Min((int)Math.Floor(values.Length * fraction), (values.Length - 1) / 2);
        Selection.Place(values, [cut, values.Length - 1 - cut]);
        return cut;
    }
}
