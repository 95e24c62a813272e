using MetricsTools.Statistics;

namespace MetricsTools.Storage.Blocks;

/// <summary>An <see cref="ExactSum"/> as it is stored: two doubles, or where these are not all of it, its bytes.</summary>
/// <param name="High">Its highest bits.</param>
/// <param name="Low">What these leave out.</param>
/// <param name="Bytes">The bytes of the sum; empty where two doubles say it.</param>
internal readonly record struct StoredSum(double High, double Low, ReadOnlyMemory<byte> Bytes = default)
{
    // 2^-61 of the squared deviations: a standard deviation stays right to 1e-14 over more than 40,000 roundings.
    private const int BitsOfDeviation = 61;
    private const int SmallestExponent = ExactSumBytes.UnitExponent;
    private const int MantissaBits = 52;

    /// <summary>A sum, all of it.</summary>
    public static StoredSum Of(ExactSum sum, ByteWriter arena) => sum.TrySplit(out double high, out double low) ? new(high, low) : Whole(sum, arena);

    /// <summary>
    /// A sum of squares, without what is below a 2^-61 of the sum of squared deviations, which is at least half the square of the range of the values.
    /// </summary>
    public static StoredSum OfSquares(ExactSum squares, double minimum, double maximum, ByteWriter arena)
    {
        bool isWhole = squares.TrySplit(out double high, out double low);
        double range = maximum - minimum;
        double unit = PowerOfTwo(Math.Max(SmallestExponent, ExponentOf(range * range / 2) - BitsOfDeviation));
        double units = low / unit;
        if (Math.Abs(units) < 1L << MantissaBits) return new StoredSum(high, Math.Round(units) * unit);
        return isWhole ? new StoredSum(high, low) : Whole(squares, arena);
    }

    /// <summary>Adds it to a sum.</summary>
    public void AddTo(ExactSum sum)
    {
        if (Bytes.IsEmpty)
        {
            sum.Add(High);
            sum.Add(Low);
            return;
        }

        var reader = new ByteReader(Bytes.Span);
        ExactSumBytes.Read(ref reader, sum);
    }

    private static StoredSum Whole(ExactSum sum, ByteWriter arena)
    {
        int start = arena.Length;
        ExactSumBytes.Write(sum, arena);
        return new StoredSum(0, 0, arena.Kept(start));
    }

    private static int ExponentOf(double value) => (int)((BitConverter.DoubleToInt64Bits(value) >> MantissaBits) & 0x7FF) - 1023;

    private static double PowerOfTwo(int exponent) => exponent < -1022
        ? BitConverter.Int64BitsToDouble(1L << (exponent - SmallestExponent))
        : BitConverter.Int64BitsToDouble((exponent + 1023L) << MantissaBits);
}
