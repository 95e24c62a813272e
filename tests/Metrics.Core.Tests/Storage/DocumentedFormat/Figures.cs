using System.Numerics;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>What is stored of an hour or day.</summary>
internal sealed class Figures
{
    public long Number { get; init; }

    public long Count { get; set; }

    public (long Time, double Value) First { get; set; }

    public (long Time, double Value) Last { get; set; }

    public double Minimum { get; set; }

    public double Maximum { get; set; }

    /// <summary>In units of 2^-1074.</summary>
    public BigInteger Sum { get; set; }

    /// <summary>In units of 2^-1074; null where squares are no doubles.</summary>
    public BigInteger? Squares { get; set; }

    public int Scale { get; set; } = 6;

    /// <summary>The counts of buckets by their representative.</summary>
    public SortedDictionary<double, long> Buckets { get; } = [];

    /// <summary>The hashes of a Set's members, or its registers.</summary>
    public long[] Hashes { get; set; } = [];

    public long[] Registers { get; set; } = [];

    /// <summary>The samples, where they are kept themselves.</summary>
    public List<(long Time, double Value)> Samples { get; } = [];

    public double StandardDeviation
    {
        get
        {
            if (Minimum == Maximum) return 0;
            BigInteger difference = ((Count * Squares!.Value) << 1074) - (Sum * Sum);
            int excess = Math.Max(0, (int)(BigInteger.Log(difference, 2) - 200)) / 2 * 2;
            return Math.Sqrt((double)(difference >> excess) / Count / (Count - 1)) * Math.Pow(2, (excess / 2) - 1074);
        }
    }

    public double Quantile(double probability)
    {
        double position = (Count - 1) * probability, weight = position - Math.Floor(position);
        return weight == 0 ? AtRank((long)position) : ((1 - weight) * AtRank((long)position)) + (weight * AtRank((long)position + 1));
    }

    private double AtRank(long rank)
    {
        if (rank == 0) return Minimum;
        if (rank == Count - 1) return Maximum;
        foreach (KeyValuePair<double, long> bucket in Buckets)
        {
            if (rank < bucket.Value) return Math.Min(Maximum, Math.Max(Minimum, bucket.Key));
            rank -= bucket.Value;
        }

        throw new InvalidOperationException("The sketch counts fewer than there are.");
    }
}
