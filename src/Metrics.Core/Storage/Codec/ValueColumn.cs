using System.Buffers;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Codec;

/// <summary>A column of doubles, bit for bit: as integers over a power of ten, or as the integers that their bits make.</summary>
/// <remarks>
/// A column is a byte, then
/// <list type="bullet">
/// <item>0 to 22, the exponent e: an <see cref="IntegerColumn"/>. A value is the integer divided by 10^e;</item>
/// <item>32 plus e: the count of exceptions as a variable number; for each, its distance from the one before (from place 0 for the first) as a variable number and
/// the eight bytes of the double, lowest first; then as above, with any such integer at the place of an exception;</item>
/// <item>64: an <see cref="IntegerColumn"/> of the bits of the doubles.</item>
/// </list>
/// </remarks>
internal static class ValueColumn
{
    private const byte HasExceptions = 32;
    private const byte AsBits = 64;

    // One exception among so many values costs about what the exceptions save.
    private const int FewestPerException = 8;

    /// <summary>The most bytes that a column of some values takes.</summary>
    public static int MaximumLength(int count) => 1 + IntegerColumn.MaximumLength(count);

    /// <summary>Writes a column of at least one value.</summary>
    public static void Encode(ReadOnlySpan<double> values, ref ByteWriter writer)
    {
        int exponent = DecimalScale.Choose(values);
        if (exponent >= 0)
        {
            long[] integers = ArrayPool<long>.Shared.Rent(values.Length);
            int[] exceptions = ArrayPool<int>.Shared.Rent(values.Length);
            try
            {
                int count = DecimalScale.Scale(values, ref exponent, integers.AsSpan(0, values.Length), exceptions.AsSpan(0, values.Length / FewestPerException));
                if (count >= 0)
                {
                    EncodeDecimals(values, exponent, integers.AsSpan(0, values.Length), exceptions.AsSpan(0, count), ref writer);
                    return;
                }
            }
            finally
            {
                ArrayPool<int>.Shared.Return(exceptions);
                ArrayPool<long>.Shared.Return(integers);
            }
        }

        EncodeBits(values, ref writer);
    }

    /// <summary>Reads a part of a column.</summary>
    /// <param name="reader">Reads the column.</param>
    /// <param name="values">Receives the values from <paramref name="start"/> to before <paramref name="end"/>; what it holds elsewhere means nothing. As long as the column.</param>
    /// <param name="start">The place of the first value.</param>
    /// <param name="end">The place after the last.</param>
    /// <exception cref="InvalidDataException">The column is damaged, or of a later version.</exception>
    public static void Decode(ref ByteReader reader, Span<double> values, int start, int end)
    {
        byte head = reader.Byte();
        Span<long> integers = MemoryMarshal.Cast<double, long>(values), needed = integers.Slice(0, IntegerColumn.Whole(end, integers.Length));
        if (head == AsBits)
        {
            IntegerColumn.Decode(ref reader, needed, start: start);
            return;
        }

        int exponent = head & ~HasExceptions;
        if (exponent > DecimalScale.Highest) throw new InvalidDataException($"The data holds values by method {head}, which this version does not know: it is damaged, or was written by a newer version.");
        ByteReader exceptions = reader;
        int count = 0;
        if ((head & HasExceptions) != 0) count = PassExceptions(ref reader, values.Length);
        IntegerColumn.Decode(ref reader, needed, start: start);
        DecimalScale.Restore(values.Slice(start, end - start), exponent);
        if (count > 0) Patch(ref exceptions, integers);
    }

    private static void EncodeDecimals(ReadOnlySpan<double> values, int exponent, ReadOnlySpan<long> integers, ReadOnlySpan<int> exceptions, ref ByteWriter writer)
    {
        writer.Byte((byte)(exceptions.IsEmpty ? exponent : exponent | HasExceptions));
        if (!exceptions.IsEmpty)
        {
            writer.Variable((ulong)exceptions.Length);
            int previous = 0;
            foreach (int place in exceptions)
            {
                writer.Variable((ulong)(place - previous));
                writer.Int64(BitConverter.DoubleToInt64Bits(values[place]));
                previous = place;
            }
        }

        IntegerColumn.Encode(integers, ref writer);
    }

    private static void EncodeBits(ReadOnlySpan<double> values, ref ByteWriter writer)
    {
        writer.Byte(AsBits);
        IntegerColumn.Encode(MemoryMarshal.Cast<double, long>(values), ref writer);
    }

    private static int PassExceptions(ref ByteReader reader, int valueCount)
    {
        int count = reader.Count(valueCount);
        for (int i = 0; i < count; i++)
        {
            _ = reader.Variable();
            _ = reader.Int64();
        }

        return count;
    }

    private static void Patch(ref ByteReader exceptions, Span<long> values)
    {
        int count = exceptions.Count(values.Length);
        int place = 0;
        for (int i = 0; i < count; i++)
        {
            int step = exceptions.Count(values.Length - 1 - place);
            if (i > 0 && step == 0) throw new InvalidDataException("The data is damaged: two exceptions are in one place.");
            place += step;
            values[place] = exceptions.Int64();
        }
    }
}
