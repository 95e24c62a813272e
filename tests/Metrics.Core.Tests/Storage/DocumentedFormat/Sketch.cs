using System.Numerics;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Counts of values in buckets, positive ones, negative ones and zeros apart.</summary>
internal sealed class Sketch
{
    public int Scale { get; set; } = 6;

    public long Zeros { get; set; }

    /// <summary>The counts of buckets of positive values by their index.</summary>
    public SortedDictionary<long, long> Positive { get; private set; } = [];

    /// <summary>The counts of buckets of negative values, by the index of their magnitude.</summary>
    public SortedDictionary<long, long> Negative { get; private set; } = [];

    public long Count => Zeros + Positive.Values.Sum() + Negative.Values.Sum();

    /// <summary>Counts a value.</summary>
    public void Add(double value)
    {
        if (value == 0)
        {
            Zeros++;
            return;
        }

        SortedDictionary<long, long> buckets = value > 0 ? Positive : Negative;
        long index = IndexAtScale6(Math.Abs(value)) >> (6 - Scale);
        buckets[index] = 1 + (buckets.TryGetValue(index, out long count) ? count : 0);
        while (ReachesTooFar(Positive) || ReachesTooFar(Negative)) (Positive, Negative, Scale) = (Coarser(Positive), Coarser(Negative), Scale - 1);
    }

    /// <summary>The value at a rank, counted from 0.</summary>
    public double AtRank(long rank)
    {
        IEnumerable<(double Value, long Count)> buckets =
        [
            .. Negative.Reverse().Select(bucket => (-Representative(bucket.Key), bucket.Value)), (0, Zeros), .. Positive.Select(bucket => (Representative(bucket.Key), bucket.Value)),
        ];
        foreach ((double value, long count) in buckets)
        {
            if (rank < count) return value;
            rank -= count;
        }

        throw new InvalidOperationException("The sketch counts fewer than there are.");
    }

    private static bool ReachesTooFar(SortedDictionary<long, long> buckets) => buckets.Count > 0 && buckets.Keys.Last() - buckets.Keys.First() >= 4096;

    private static SortedDictionary<long, long> Coarser(SortedDictionary<long, long> buckets) =>
        new(buckets.GroupBy(bucket => bucket.Key >> 1).ToDictionary(group => group.Key, group => group.Sum(bucket => bucket.Value)));

    // The bounds are powers of b = 2^(1/64): x lies in the bucket i for which b^i < x <= b^(i + 1), and x <= b^(i + 1) when x^64 <= 2^(i + 1), whole numbers of units of (2^-1074)^64.
    private static long IndexAtScale6(double magnitude)
    {
        var power = BigInteger.Pow(Columns.Exact(magnitude), 64);
        long index = (long)Math.Floor(BigInteger.Log(power, 2)) - 2;
        while (power > BigInteger.One << (int)(index + 1)) index++;
        return index - (1074 * 64);
    }

    private double Representative(long index)
    {
        double ratio = Math.Pow(2, Math.Pow(2, -Scale)), half = (index + 1) / Math.Pow(2, Scale + 1);
        return 2 * Math.Pow(2, half) / (1 + ratio) * Math.Pow(2, half);
    }
}
