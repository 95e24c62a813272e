using MetricsTools.Statistics;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>Sums of several hours or days as columns of integers.</summary>
/// <remarks>
/// A byte, then
/// <list type="bullet">
/// <item>0 to 22, the exponent e: a column of integers that are doubles too. A sum begins with the integer divided by 10^e, rounded to a double;</item>
/// <item>64: a column of the bits of doubles. A sum begins with the double;</item>
/// <item>255: the bytes of each sum as <see cref="ExactSumBytes"/> says, and nothing more.</item>
/// </list>
/// In the first two cases follows what must be added, exactly: 0 when that is nothing, or u + 1075 as a variable number and a column of integers that are doubles too, in
/// units of 2^u.
/// </remarks>
internal static class StoredSumColumn
{
    private const byte AsBits = 64;
    private const byte AsBytes = 255;
    private const int SmallestExponent = ExactSumBytes.UnitExponent;
    private const int LargestExponent = 1023;

    // Integers of more bits are not worth a unit.
    private const int MostBits = 62;

    // The double above the largest integer.
    private const double Beyond = 9_223_372_036_854_775_808;

    /// <summary>Writes sums.</summary>
    /// <param name="sums">At least one.</param>
    /// <param name="exponent">The decimals that the sums are likely to have, -1 for none.</param>
    /// <param name="writer">Takes the bytes.</param>
    public static void Write(ReadOnlySpan<StoredSum> sums, int exponent, ByteWriter writer)
    {
        foreach (StoredSum sum in sums)
        {
            if (sum.Bytes.IsEmpty) continue;
            WriteBytes(sums, writer);
            return;
        }

        long[] integers = new long[sums.Length];
        double[] rests = new double[sums.Length];
        bool isDecimal = exponent is >= 0 and <= DecimalScale.Highest && TryScale(sums, exponent, integers, rests) && UnitOf(rests) is not null;
        if (!isDecimal)
        {
            for (int i = 0; i < sums.Length; i++) (integers[i], rests[i]) = (BitConverter.DoubleToInt64Bits(sums[i].High), sums[i].Low);
        }

        if (UnitOf(rests) is not { } unit)
        {
            WriteBytes(sums, writer);
            return;
        }

        writer.Byte(isDecimal ? (byte)exponent : AsBits);
        writer.Column(integers);
        if (unit > LargestExponent)
        {
            writer.Varint(0);
            return;
        }

        writer.Varint((ulong)(unit + 1 - SmallestExponent));
        for (int i = 0; i < rests.Length; i++) integers[i] = Binary.UnitsOf(rests[i], unit);
        writer.Column(integers);
    }

    /// <summary>Reads sums.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of sums.</exception>
    /// <exception cref="InvalidDataException">A column is damaged.</exception>
    public static void Read(ref ByteReader reader, Span<StoredSum> sums)
    {
        byte head = reader.Byte();
        if (head == AsBytes)
        {
            ReadBytes(ref reader, sums);
            return;
        }

        if (head is > DecimalScale.Highest and not AsBits) throw new BlockFormatException($"its sums are of method {head}");
        long[] integers = new long[sums.Length];
        reader.Column(integers);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = new StoredSum(Finite(head == AsBits ? BitConverter.Int64BitsToDouble(integers[i]) : Exactly(integers[i]) / DecimalScale.PowerOf(head)), 0);
        }

        int unit = reader.Count(LargestExponent + 1 - SmallestExponent);
        if (unit == 0) return;
        reader.Column(integers);
        for (int i = 0; i < sums.Length; i++) sums[i] = new StoredSum(sums[i].High, Finite(Binary.Scale(Exactly(integers[i]), unit - 1 + SmallestExponent)));
    }

    private static double Exactly(long integer) =>
        integer < Beyond && (long)(double)integer == integer ? integer : throw new BlockFormatException("a part of a sum has too many digits");

    private static double Finite(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new BlockFormatException("a sum is not finite") : value;

    private static bool TryScale(ReadOnlySpan<StoredSum> sums, int exponent, Span<long> integers, Span<double> rests)
    {
        double power = DecimalScale.PowerOf(exponent);
        for (int i = 0; i < sums.Length; i++)
        {
            double scaled = Math.Round(sums[i].High * power);
            if (!(Math.Abs(scaled) <= DecimalScale.Limit)) return false;
            integers[i] = (long)scaled;
            (double first, double left) = ErrorFree.Difference(sums[i].High, scaled / power);
            (rests[i], double lost) = ErrorFree.Sum(first, sums[i].Low);
            if (left != 0 || lost != 0) return false;
        }

        return true;
    }

    // The exponent of the unit that all are multiples of; more than the largest when all are zero, null when they are too far apart.
    private static int? UnitOf(ReadOnlySpan<double> rests)
    {
        int unit = LargestExponent + 1, highest = SmallestExponent;
        foreach (double rest in rests)
        {
            if (rest == 0) continue;
            unit = Math.Min(unit, Binary.LowestBit(rest));
            highest = Math.Max(highest, Binary.HighestBit(rest));
        }

        return highest - unit < MostBits ? unit : null;
    }

    private static void WriteBytes(ReadOnlySpan<StoredSum> sums, ByteWriter writer)
    {
        writer.Byte(AsBytes);
        var whole = new ExactSum();
        foreach (StoredSum sum in sums)
        {
            whole.Reset();
            sum.AddTo(whole);
            ExactSumBytes.Write(whole, writer);
        }
    }

    private static void ReadBytes(ref ByteReader reader, Span<StoredSum> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            ByteReader beginning = reader;
            ExactSumBytes.Skip(ref reader);
            sums[i] = new StoredSum(0, 0, beginning.Bytes(beginning.Left - reader.Left).ToArray());
        }
    }
}
