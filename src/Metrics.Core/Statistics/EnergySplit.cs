namespace MetricsTools.Statistics;

/// <summary>The place that divides a series best into two parts of different distributions (E-divisive: Matteson and James 2014).</summary>
/// <param name="Index">The place of the first value of the second part, or -1 when the series is too short to be divided.</param>
/// <param name="Statistic">The scaled energy distance of the parts, Q.</param>
public readonly record struct EnergySplit(int Index, double Statistic)
{
    /// <summary>
    /// The division with the largest <c>Q = n m / (n + m) (2 B / (n m) - W1 / C(n, 2) - W2 / C(m, 2))</c>, where B is the sum of the distances |x - y| between
    /// the parts, W1 and W2 those within each, of n and m values.
    /// </summary>
    /// <param name="values">Finite values in the order of time; they are left as they are.</param>
    /// <param name="minimumLength">The shortest part: at least 2.</param>
    /// <remarks>Cost: O(n^2) time, since the sums of one place follow from those of the place before, and no memory. Use windows on long series.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The shortest part is below 2.</exception>
    public static EnergySplit Of(ReadOnlySpan<double> values, int minimumLength)
    {
        if (minimumLength < 2) throw new ArgumentOutOfRangeException(nameof(minimumLength), minimumLength, "A part has at least two values.");
        EnergySplit best = new(-1, double.NegativeInfinity);
        double left = 0, between = 0, right = 0;
        for (int i = 0; i < values.Length; i++) right += Distances(values, i + 1, values.Length, values[i]);
        for (int index = 1; index < values.Length; index++)
        {
            double before = Distances(values, 0, index - 1, values[index - 1]), after = Distances(values, index, values.Length, values[index - 1]);
            left += before;
            right -= after;
            between += after - before;
            if (index < minimumLength || values.Length - index < minimumLength) continue;
            double n = index, m = values.Length - index;
            double statistic = n * m / (n + m) * ((2 * between / (n * m)) - (left / (n * (n - 1) / 2)) - (right / (m * (m - 1) / 2)));
            if (statistic > best.Statistic) best = new EnergySplit(index, statistic);
        }

        return best;
    }

    private static double Distances(ReadOnlySpan<double> values, int start, int end, double from)
    {
        double sum = 0;
        for (int i = start; i < end; i++) sum += Math.Abs(values[i] - from);
        return sum;
    }
}
