namespace MetricsTools.Statistics;

/// <summary>How many distinct values there were: exactly up to <see cref="MostMembers"/>, beyond within 1.6 %, in at most 4,096 bytes.</summary>
/// <remarks>
/// <para>HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007) with 4,096 registers and a sparse form for small counts, as of Heule, Nunkesser and Hall
/// ("HyperLogLog in practice", 2013), here of the hashes themselves. A value's hash is the upper 40 of its 64 bits, mixed by the finaliser of SplitMix64 (Steele,
/// Lea and Flood 2014). Its upper 12 bits choose a register; the register holds the largest number of the first bit set among the other 28, counted from 1, or 29
/// when none is.</para>
/// <para>Error: the standard error is 1.04 / sqrt(4096) = 1.63 %, without bias, by the improved raw estimator (Ertl, "New cardinality estimation algorithms for
/// HyperLogLog sketches", 2017); 99.7 % of counts are within 4.9 %. Sketches merge in any order and grouping to the same bits, and nothing is counted twice.</para>
/// <para>Cost: about 20 ns a value, an estimate some microseconds.</para>
/// </remarks>
public sealed class DistinctSketch
{
    /// <summary>The standard error of counts above <see cref="MostMembers"/>, as a share.</summary>
    public const double StandardError = 0.01625;

    /// <summary>Up to this many distinct values are counted exactly, but for equal hashes: one pair in 10^12.</summary>
    public const int MostMembers = 400;

    /// <summary>The number of registers.</summary>
    internal const int RegisterCount = 1 << IndexBits;

    /// <summary>The highest that a register holds.</summary>
    internal const int HighestRank = RankBits + 1;

    /// <summary>Hashes are below this.</summary>
    internal const long HashLimit = 1L << (IndexBits + RankBits);

    private const int IndexBits = 12;
    private const int RankBits = 28;

    private readonly HashSet<long> _hashes = [];
    private byte[]? _registers;

    /// <summary>The number of distinct values, or an estimate of it.</summary>
    public long Count => _registers is null ? _hashes.Count : (long)Math.Round(Estimate(_registers));

    /// <summary>The hashes, in order; null when there are too many.</summary>
    internal long[]? Hashes => _registers is null ? [.. _hashes.OrderBy(static hash => hash)] : null;

    /// <summary>The registers; empty while the hashes are known.</summary>
    internal ReadOnlySpan<byte> Registers => _registers;

    /// <summary>Adds a value; equal ones, as 0 and -0, count once.</summary>
    public void Add(double value) => AddHash(HashOf(value));

    /// <summary>Adds all that another one has counted.</summary>
    public void Add(DistinctSketch other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        if (other._registers is { } registers) AddRegisters(registers);
        else foreach (long hash in other._hashes) AddHash(hash);
    }

    /// <summary>Adds a hash.</summary>
    internal void AddHash(long hash)
    {
        if (_registers is not null)
        {
            Raise(_registers, hash);
            return;
        }

        _hashes.Add(hash);
        if (_hashes.Count > MostMembers) Condense();
    }

    /// <summary>Adds registers.</summary>
    internal void AddRegisters(ReadOnlySpan<byte> registers)
    {
        byte[] own = _registers ?? Condense();
        for (int i = 0; i < own.Length; i++) own[i] = Math.Max(own[i], registers[i]);
    }

    private static long HashOf(double value)
    {
        ulong bits = (ulong)BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return (long)((bits ^ (bits >> 31)) >> (64 - IndexBits - RankBits));
    }

    private static void Raise(byte[] registers, long hash)
    {
        byte rank = 1;
        for (long bit = 1L << (RankBits - 1); bit > 0 && (hash & bit) == 0; bit >>= 1) rank++;
        int index = (int)(hash >> RankBits);
        if (registers[index] < rank) registers[index] = rank;
    }

    private byte[] Condense()
    {
        _registers = new byte[RegisterCount];
        foreach (long hash in _hashes) Raise(_registers, hash);
        _hashes.Clear();
        return _registers;
    }

    // Ertl's algorithm 6.
    private static double Estimate(ReadOnlySpan<byte> registers)
    {
        Span<int> counts = stackalloc int[HighestRank + 1];
        counts.Clear();
        foreach (byte register in registers) counts[register]++;
        double sum = RegisterCount * Tau(1 - (counts[HighestRank] / (double)RegisterCount));
        for (int rank = HighestRank - 1; rank >= 1; rank--) sum = 0.5 * (sum + counts[rank]);
        sum += RegisterCount * Sigma(counts[0] / (double)RegisterCount);
        return RegisterCount * (RegisterCount / (2 * Math.Log(2))) / sum;
    }

    private static double Sigma(double x)
    {
        if (x == 1) return double.PositiveInfinity;
        double y = 1, sum = x, before;
        do
        {
            x *= x;
            before = sum;
            sum += x * y;
            y += y;
        }
        while (sum != before);
        return sum;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1) return 0;
        double y = 1, sum = 1 - x, before;
        do
        {
            x = Math.Sqrt(x);
            before = sum;
            y *= 0.5;
            sum -= (1 - x) * (1 - x) * y;
        }
        while (sum != before);
        return sum / 3;
    }
}
