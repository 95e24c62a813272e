using System.Numerics;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>What is stored of an hour or day.</summary>
internal sealed class Figures
{
    public long Number { get; init; }

    public long Count { get; set; }

    public (long Time, double Value) First { get; set; }

    public (long Time, double Value) Last { get; set; }

    public double Minimum { get; set; } = double.PositiveInfinity;

    public double Maximum { get; set; } = double.NegativeInfinity;

    /// <summary>In units of 2^-1074.</summary>
    public BigInteger Sum { get; set; }

    /// <summary>In units of 2^-1074; null where squares are no doubles.</summary>
    public BigInteger? Squares { get; set; } = 0;

    public Sketch Sketch { get; } = new();

    /// <summary>The hashes of a Set's members.</summary>
    public SortedSet<long> Hashes { get; } = [];

    /// <summary>The registers that stand for a Set's members where these are many; else none.</summary>
    public long[] Registers { get; set; } = [];

    /// <summary>The samples, where they are kept themselves.</summary>
    public List<(long Time, double Value)> Samples { get; } = [];

    public double StandardDeviation
    {
        get
        {
            if (Minimum == Maximum) return 0;
            BigInteger difference = ((Count * Squares!.Value) << 1074) - (Sum * Sum);
            if (difference.Sign <= 0) return 0;
            int excess = Math.Max(0, (int)(BigInteger.Log(difference, 2) - 200)) / 2 * 2;
            return Math.Sqrt((double)(difference >> excess) / Count / (Count - 1)) * Math.Pow(2, (excess / 2) - 1074);
        }
    }

    public double Quantile(double probability)
    {
        double position = (Count - 1) * probability, weight = position - Math.Floor(position);
        return weight == 0 ? AtRank((long)position) : ((1 - weight) * AtRank((long)position)) + (weight * AtRank((long)position + 1));
    }

    /// <summary>Whether there is a sum of squares with that of a value.</summary>
    public static bool HasSquare(double value) => value == 0 || Math.Abs(value) is >= 1e-140 and <= 1e150;

    /// <summary>Adds a sample of the hot log, which counts as appended later than those that are there.</summary>
    public void Add((long Time, double Value) sample, bool isOfSet)
    {
        if (Count == 0 || sample.Time < First.Time) First = sample;
        if (Count == 0 || sample.Time >= Last.Time) Last = sample;
        bool wereKept = Samples.Count == Count;
        if (wereKept) Samples.Insert(Samples.FindLastIndex(one => one.Time <= sample.Time) + 1, sample);
        Count++;
        if (wereKept && Count <= 12) return;
        foreach ((_, double value) in wereKept ? Samples : [sample])
        {
            if (isOfSet) AddMember(value);
            else AddValue(value);
        }

        Samples.Clear();
    }

    private void AddValue(double value)
    {
        // Of equal values the sum of squares is not stored.
        if (Minimum == Maximum && Squares is not null) Squares = (Sketch.Count * BigInteger.Pow(Columns.Exact(Minimum), 2)) >> 1074;
        Squares = HasSquare(value) ? Squares + (BigInteger.Pow(Columns.Exact(value), 2) >> 1074) : null;
        (Minimum, Maximum) = (Math.Min(Minimum, value), Math.Max(Maximum, value));
        Sum += Columns.Exact(value);
        Sketch.Add(value);
    }

    private void AddMember(double value)
    {
        ulong z = (ulong)BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        long hash = (long)((z ^ (z >> 31)) >> 24);
        if (Registers.Length > 0)
        {
            Raise(hash);
            return;
        }

        Hashes.Add(hash);
        if (Hashes.Count <= 400) return;
        Registers = new long[4096];
        foreach (long one in Hashes) Raise(one);
        Hashes.Clear();
    }

    private void Raise(long hash)
    {
        int register = (int)(hash >> 28), highest = 1;
        while (highest < 29 && ((hash >> (28 - highest)) & 1) == 0) highest++;
        Registers[register] = Math.Max(Registers[register], highest);
    }

    private double AtRank(long rank) =>
        rank == 0 ? Minimum : rank == Count - 1 ? Maximum : Math.Min(Maximum, Math.Max(Minimum, Sketch.AtRank(rank)));
}
