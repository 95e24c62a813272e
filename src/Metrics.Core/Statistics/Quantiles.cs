namespace MetricsTools.Statistics;

/// <summary>Sample quantiles of finite values, by any of the nine definitions of Hyndman and Fan (1996).</summary>
/// <remarks>
/// A quantile of a higher probability is never lower, none lies outside the two values it is between, and values of any size interpolate without overflow.
/// Error: a few roundings of the position and of the two values between which it lies; equal to R's <c>quantile</c> but for those.
/// In all types but 7, a position within 4 epsilon (relative) of a whole number is taken for it, so that 0.07 of 100 values are 7.
/// R's own such allowance is absolute and, in 4.2, absent from types 1 to 3, which then choose the next value.
/// </remarks>
public static class Quantiles
{
    private const int MostRanksOnStack = 128;

    /// <summary>A quantile of values in ascending order. Cost: O(1).</summary>
    /// <param name="sorted">The values in ascending order.</param>
    /// <param name="probability">From 0, the smallest value, to 1, the largest.</param>
    /// <param name="type">The definition.</param>
    /// <exception cref="ArgumentException">There are no values, the probability is out of range, or the type is none of the nine.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability, QuantileType type = QuantileType.Linear)
    {
        Require.Values(sorted, nameof(sorted));
        Require.Probability(probability, nameof(probability));
        QuantilePosition position = QuantilePosition.Of(sorted.Length, probability, type);
        return position.Interpolate(sorted[position.Lower], sorted[position.Upper]);
    }

    /// <summary>A quantile of values in any order, by selection. Cost: O(n), whatever the values.</summary>
    /// <param name="values">The values; they are left in another order.</param>
    /// <param name="probability">From 0, the smallest value, to 1, the largest.</param>
    /// <param name="type">The definition.</param>
    /// <exception cref="ArgumentException">There are no values, the probability is out of range, or the type is none of the nine.</exception>
    public static double Of(Span<double> values, double probability, QuantileType type = QuantileType.Linear)
    {
        Span<double> results = stackalloc double[1];
        Of(values, [probability], results, type);
        return results[0];
    }

    /// <summary>Several quantiles of values in any order, by one selection of all of them. Cost: O(n log k) for k quantiles, whatever the values.</summary>
    /// <param name="values">The values; they are left in another order.</param>
    /// <param name="probabilities">From 0, the smallest value, to 1, the largest; in any order.</param>
    /// <param name="results">Receives the quantile of each probability at the same place; at least as long.</param>
    /// <param name="type">The definition.</param>
    /// <exception cref="ArgumentException">There are no values, a probability is out of range, the results are too short, or the type is none of the nine.</exception>
    public static void Of(Span<double> values, ReadOnlySpan<double> probabilities, Span<double> results, QuantileType type = QuantileType.Linear)
    {
        Require.Values(values, nameof(values));
        if (results.Length < probabilities.Length) throw new ArgumentException("There must be room for a result of every probability.", nameof(results));
        int count = 2 * probabilities.Length;
        Span<int> ranks = count <= MostRanksOnStack ? stackalloc int[count] : new int[count];
        for (int i = 0; i < probabilities.Length; i++)
        {
            Require.Probability(probabilities[i], nameof(probabilities));
            QuantilePosition position = QuantilePosition.Of(values.Length, probabilities[i], type);
            ranks[2 * i] = position.Lower;
            ranks[(2 * i) + 1] = position.Upper;
        }

        Sort(ranks);
        Selection.Place(values, ranks);
        for (int i = 0; i < probabilities.Length; i++)
        {
            QuantilePosition position = QuantilePosition.Of(values.Length, probabilities[i], type);
            results[i] = position.Interpolate(values[position.Lower], values[position.Upper]);
        }
    }

    // Probabilities mostly come in order, for which this takes one pass.
    private static void Sort(Span<int> ranks)
    {
        for (int i = 1; i < ranks.Length; i++)
        {
            int rank = ranks[i];
            int hole = i;
            for (; hole > 0 && rank < ranks[hole - 1]; hole--) ranks[hole] = ranks[hole - 1];
            ranks[hole] = rank;
        }
    }
}
