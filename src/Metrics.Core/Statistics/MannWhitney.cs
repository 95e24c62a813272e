namespace MetricsTools.Statistics;

/// <summary>
/// The test of Mann and Whitney (1947), the same as Wilcoxon's of rank sums (1945): whether values of one sample tend to be larger than those of another,
/// whatever their distribution.
/// </summary>
/// <param name="U">The number of pairs in which the first sample's value is the larger one, ties counted by half: R's W.</param>
/// <param name="UpperTail">The probability of a U at least as large when nothing differs.</param>
/// <param name="LowerTail">The probability of a U at most as large when nothing differs.</param>
/// <param name="IsExact">Whether the probabilities are exact, rather than those of a normal distribution.</param>
public readonly record struct MannWhitney(double U, double UpperTail, double LowerTail, bool IsExact)
{
    /// <summary>The most values, both samples together, for which the exact distribution is used: all its counts are whole numbers that doubles hold.</summary>
    public const int LargestExact = 40;

    /// <summary>The largest z: beyond it, doubles hold no probability.</summary>
    public const double LargestZ = 38;

    /// <summary>The probability of a U at least as far from the middle when nothing differs.</summary>
    public double TwoSided => Math.Min(1, 2 * Math.Min(UpperTail, LowerTail));

    /// <summary>
    /// The evidence as a standard normal deviate: above zero when the first sample is the larger one, and exceeded with the probability of that tail.
    /// 0 when neither tail is below a half, and at most <see cref="LargestZ"/>.
    /// </summary>
    public double Z => UpperTail < 0.5 && UpperTail <= LowerTail ? ZOf(UpperTail) : LowerTail < 0.5 ? -ZOf(LowerTail) : 0;

    /// <summary>Compares two samples of finite values, which are left as they are.</summary>
    /// <remarks>
    /// Exact for up to <see cref="LargestExact"/> values without ties (by the recurrence of the Gaussian binomial coefficients: MacMahon 1916);
    /// else by the normal distribution, with the variance corrected for ties and U for its steps of one half, as R's <c>wilcox.test</c> does.
    /// Values that are all equal tell nothing: both tails are 1. Error: 1e-13 relative to R's. Cost: O((n + m) log(n + m)), and O(n m min(n, m)) where exact.
    /// </remarks>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static MannWhitney Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.Finite(x, nameof(x));
        Require.Finite(y, nameof(y));
        (double u, double ties) = Rank(x, y);
        bool isExact = x.Length + y.Length <= LargestExact && ties == 0;
        (double upper, double lower) = isExact ? ExactTails(u, x.Length, y.Length) : NormalTails(u, x.Length, y.Length, ties);
        return new MannWhitney(u, upper, lower, isExact);
    }

    /// <summary>The z of two samples of these sizes that do not overlap: the most that they can tell.</summary>
    internal static double ZWithoutOverlap(int n, int m)
    {
        (double upper, _) = n + m <= LargestExact ? ExactTails((double)n * m, n, m) : NormalTails((double)n * m, n, m, ties: 0);
        return ZOf(upper);
    }

    /// <summary>The number of extreme differences to leave out at either end, so that at most this probability lies beyond each of the bounds.</summary>
    internal static long CriticalRank(int n, int m, double tail)
    {
        if (n + m > LargestExact)
        {
            double deviation = Math.Sqrt((double)n * m * (n + m + 1) / 12);
            return (long)Math.Max(0, Math.Floor(((double)n * m / 2) - (NormalDistribution.UpperQuantile(tail) * deviation)) - 1);
        }

        double[] counts = Counts(n, m);
        double total = Sum(counts), below = counts[0];
        long rank = 0;
        while (below / total < tail) below += counts[++rank];
        return Math.Max(0, rank - 1);
    }

    private static double ZOf(double tail) => Math.Min(LargestZ, NormalDistribution.UpperQuantile(tail));

    private static (double U, double Ties) Rank(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] values = [.. x, .. y];
        bool[] isFirst = new bool[values.Length];
        isFirst.AsSpan(0, x.Length).Fill(true);
        Array.Sort(values, isFirst);
        double rankSum = 0, ties = 0;
        for (int start = 0, end; start < values.Length; start = end)
        {
            int ofFirst = 0;
            for (end = start; end < values.Length && values[end] == values[start]; end++) ofFirst += isFirst[end] ? 1 : 0;
            double length = end - start;
            rankSum += ofFirst * (start + ((length + 1) / 2));
            ties += (length * length * length) - length;
        }

        return (rankSum - ((double)x.Length * (x.Length + 1) / 2), ties);
    }

    private static (double Upper, double Lower) NormalTails(double u, double n, double m, double ties)
    {
        double count = n + m;
        double variance = n * m / 12 * (count + 1 - (ties / (count * (count - 1))));
        if (!(variance > 0)) return (1, 1);
        double deviation = Math.Sqrt(variance), distance = u - (n * m / 2);
        return (NormalDistribution.UpperTail((distance - 0.5) / deviation), NormalDistribution.UpperTail(-(distance + 0.5) / deviation));
    }

    private static (double Upper, double Lower) ExactTails(double u, int n, int m)
    {
        double[] counts = Counts(n, m);
        double total = Sum(counts), upper = 0, lower = 0;

        // The distribution is symmetric; each tail is summed from its end.
        for (int i = 0; i <= u; i++) lower += counts[i];
        for (int i = 0; i <= (n * m) - u; i++) upper += counts[i];
        return (upper / total, lower / total);
    }

    private static double Sum(double[] counts)
    {
        double sum = 0;
        foreach (double count in counts) sum += count;
        return sum;
    }

    // The coefficients of the product of (1 - q^(large + i)) / (1 - q^i): how many orders of the values have each U.
    private static double[] Counts(int n, int m)
    {
        int small = Math.Min(n, m), large = Math.Max(n, m);
        double[] counts = new double[(n * m) + 1];
        counts[0] = 1;
        for (int i = 1; i <= small; i++)
        {
            for (int u = counts.Length - 1; u >= large + i; u--) counts[u] -= counts[u - large - i];
            for (int u = i; u < counts.Length; u++) counts[u] += counts[u - i];
        }

        return counts;
    }
}
