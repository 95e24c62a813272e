using System.Numerics;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Statistics;

/// <summary>Writes an <see cref="ExactSum"/> without losing a bit of it: about 11 bytes for the sum of an hour of measured values.</summary>
/// <remarks>
/// The sum is an integer times 2^-1074. Written are a number that is twice the count of zero bytes at its low end, plus one when it is negative; the count of
/// the bytes between those and the highest that is not zero; and these bytes, the lowest first. Numbers are of variable length.
/// </remarks>
internal static class ExactSumBytes
{
    /// <summary>The exponent of the unit that a sum is counted in: that of the smallest double.</summary>
    public const int UnitExponent = -1074;

    /// <summary>Writes a sum.</summary>
    public static void Write(ExactSum sum, ByteWriter writer)
    {
        Span<byte> bytes = stackalloc byte[ExactSum.ByteLength];
        bool isNegative = sum.CopyBytes(bytes);
        int first = 0, end = bytes.Length;
        while (end > 0 && bytes[end - 1] == 0) end--;
        while (first < end && bytes[first] == 0) first++;
        writer.Varint(((ulong)(end == 0 ? 0 : first) << 1) | (isNegative ? 1u : 0));
        writer.Varint((ulong)(end - first));
        writer.Bytes(bytes.Slice(first, end - first));
    }

    /// <summary>Adds a written sum to another one.</summary>
    /// <exception cref="BlockFormatException">It is none.</exception>
    public static void Read(ref ByteReader reader, ExactSum sum)
    {
        int firstAndSign = reader.Count(), length = reader.Count(), first = firstAndSign >> 1;
        if (length > ExactSum.ByteLength - first) throw new BlockFormatException("a sum is too large");
        sum.AddBytes(reader.Bytes(length), first, isNegative: (firstAndSign & 1) != 0);
    }

    /// <summary>Passes over a written sum.</summary>
    /// <exception cref="BlockFormatException">It is none.</exception>
    public static void Skip(ref ByteReader reader)
    {
        int first = reader.Count() >> 1, length = reader.Count();
        if (length > ExactSum.ByteLength - first) throw new BlockFormatException("a sum is too large");
        reader.Bytes(length);
    }

    /// <summary>A sum as an integer, in units of the smallest double.</summary>
    public static BigInteger ToInteger(ExactSum sum)
    {
        var bytes = new byte[ExactSum.ByteLength + 1];
        bool isNegative = sum.CopyBytes(bytes);
        var magnitude = new BigInteger(bytes);
        return isNegative ? -magnitude : magnitude;
    }
}
