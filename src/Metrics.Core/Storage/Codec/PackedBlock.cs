using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Codec;

/// <summary>How one block of integers is packed: as offsets from a base in so many bits, with exceptions for those that need more.</summary>
/// <remarks>
/// Patched frame of reference (Zukowski, Heman, Nes and Boncz, "Super-scalar RAM-CPU cache compression", 2006). A block is
/// <list type="bullet">
/// <item>a byte: the width, from 0 to 64, plus 128 when there are exceptions;</item>
/// <item>the base less the base of the block before, or less 0, as a signed variable number;</item>
/// <item>with exceptions: their count and the width of their high parts, a byte each; their places in the block, a byte each;
/// their high parts as <see cref="BitPacking"/> in one lane, each signed with its sign in the lowest bit;</item>
/// <item>the low parts of all as <see cref="BitPacking"/>.</item>
/// </list>
/// An integer is base + low + (high &lt;&lt; width), in 64 bits that wrap around. So exceptions may lie on both sides.
/// </remarks>
/// <param name="Base">The base.</param>
/// <param name="Width">The width of the low parts.</param>
/// <param name="ExceptionCount">How many have a high part.</param>
/// <param name="HighWidth">The width of the high parts.</param>
/// <param name="Length">The length of the block in bytes.</param>
internal readonly record struct PackedBlock(long Base, int Width, int ExceptionCount, int HighWidth, int Length)
{
    /// <summary>The most integers of a block.</summary>
    public const int Capacity = BitPacking.FullCount;

    private const byte HasExceptions = 0x80;
    private const int MiddleSamples = 9;

    // Differences within this many bits do not wrap around, so that the extremes tell the width of all high parts.
    private const int WidestPatched = 62;

    /// <summary>The cheapest block of some integers.</summary>
    /// <param name="numbers">From 1 to <see cref="Capacity"/> integers.</param>
    /// <param name="previousBase">The base of the block before.</param>
    public static PackedBlock Plan(ReadOnlySpan<long> numbers, long previousBase)
    {
        (long minimum, long maximum) = Extremes(numbers);
        int widest = Bits.Length((ulong)(maximum - minimum));
        PackedBlock best = Measure(numbers.Length, previousBase, minimum, widest, 0, 0);
        if (widest is < 2 or > WidestPatched) return best;
        long middle = Middle(numbers);
        for (int width = widest - 1; width >= 0; width--)
        {
            long half = width == 0 ? 0 : 1L << (width - 1);
            long centred = Math.Max(minimum, middle - half);
            int fewest = Math.Min(Try(numbers, minimum, width, ref best), Try(numbers, centred, width, ref best));
            if (fewest > numbers.Length / 4) break;
        }

        return best;

        int Try(ReadOnlySpan<long> numbers, long origin, int width, ref PackedBlock best)
        {
            int exceptions = CountOutside(numbers, origin, width);
            ulong lowest = Bits.ZigZag((minimum - origin) >> width);
            ulong highest = Bits.ZigZag((maximum - origin) >> width);
            PackedBlock tried = Measure(numbers.Length, previousBase, origin, width, exceptions, Bits.Length(Math.Max(lowest, highest)));
            if (tried.Length < best.Length) best = tried;
            return exceptions;
        }
    }

    /// <summary>Writes the integers that the block was planned for.</summary>
    public void Write(ReadOnlySpan<long> numbers, long previousBase, ref ByteWriter writer)
    {
        writer.Byte((byte)(ExceptionCount > 0 ? Width | HasExceptions : Width));
        writer.Variable(Base - previousBase);
        if (ExceptionCount > 0)
        {
            writer.Byte((byte)ExceptionCount);
            writer.Byte((byte)HighWidth);
            Span<byte> places = writer.Take(ExceptionCount);
            Span<long> highs = stackalloc long[ExceptionCount];
            int found = 0;
            for (int i = 0; i < numbers.Length; i++)
            {
                long high = (numbers[i] - Base) >> Width;
                if (high == 0) continue;
                places[found] = (byte)i;
                highs[found++] = (long)Bits.ZigZag(high);
            }

            BitPacking.PackRow(highs, 0, HighWidth, writer.Take(BitPacking.Length(found, HighWidth)));
        }

        BitPacking.Pack(numbers, Base, Width, writer.Take(BitPacking.Length(numbers.Length, Width)));
    }

    /// <summary>Reads a block of integers, each shifted left, and returns its base.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static long Read(ref ByteReader reader, long previousBase, int shift, Span<long> numbers)
    {
        long origin = ReadHead(ref reader, previousBase, numbers.Length, out int width, out int count, out int highWidth);
        ReadOnlySpan<byte> places = reader.Take(count), packedHighs = reader.Take(BitPacking.Length(count, highWidth));
        BitPacking.Unpack(reader.Take(BitPacking.Length(numbers.Length, width)), width, shift, origin << shift, numbers);
        if (count == 0) return origin;
        Span<long> highs = stackalloc long[count];
        BitPacking.UnpackRow(packedHighs, highWidth, 0, 0, highs);
        for (int i = 0; i < count; i++)
        {
            if (places[i] >= numbers.Length || (i > 0 && places[i] <= places[i - 1])) throw new InvalidDataException("The data is damaged: an exception lies outside its block, or is not in order.");
            numbers[places[i]] += Bits.ZigZag((ulong)highs[i]) << width << shift;
        }

        return origin;
    }

    /// <summary>Passes over a block of so many integers, and returns its base.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static long Pass(ref ByteReader reader, long previousBase, int length)
    {
        long origin = ReadHead(ref reader, previousBase, length, out int width, out int count, out int highWidth);
        _ = reader.Take(count + BitPacking.Length(count, highWidth) + BitPacking.Length(length, width));
        return origin;
    }

    private static long ReadHead(ref ByteReader reader, long previousBase, int length, out int width, out int exceptionCount, out int highWidth)
    {
        byte head = reader.Byte();
        width = head & ~HasExceptions;
        if (width > 64) throw new InvalidDataException("The data is damaged: a number has more than 64 bits.");
        long origin = previousBase + reader.SignedVariable();
        (exceptionCount, highWidth) = (0, 0);
        if ((head & HasExceptions) == 0) return origin;
        (exceptionCount, highWidth) = (reader.Byte(), reader.Byte());
        if (exceptionCount > length || highWidth > 64 || highWidth + width > 65 || width > 63) throw new InvalidDataException("The data is damaged: the exceptions of a block are impossible.");
        return origin;
    }

    private static PackedBlock Measure(int count, long previousBase, long origin, int width, int exceptions, int highWidth)
    {
        int patches = exceptions == 0 ? 0 : 2 + exceptions + BitPacking.Length(exceptions, highWidth);
        int length = 1 + ByteWriter.VariableLength(origin - previousBase) + patches + BitPacking.Length(count, width);
        return new PackedBlock(origin, width, exceptions, highWidth, length);
    }

    private static (long Minimum, long Maximum) Extremes(ReadOnlySpan<long> numbers)
    {
        long minimum = numbers[0];
        long maximum = numbers[0];
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        if (vectors.Length > 0)
        {
            Vector<long> low = vectors[0];
            Vector<long> high = vectors[0];
            foreach (Vector<long> vector in vectors)
            {
                low = Vector.Min(low, vector);
                high = Vector.Max(high, vector);
            }

            for (int i = 0; i < Vector<long>.Count; i++)
            {
                minimum = Math.Min(minimum, low[i]);
                maximum = Math.Max(maximum, high[i]);
            }
        }

        foreach (long number in numbers.Slice(vectors.Length * Vector<long>.Count))
        {
            minimum = Math.Min(minimum, number);
            maximum = Math.Max(maximum, number);
        }

        return (minimum, maximum);
    }

    private static int CountOutside(ReadOnlySpan<long> numbers, long origin, int width)
    {
        long outside = ~(long)Bits.Mask(width);
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        Vector<long> origins = new(origin);
        Vector<long> masks = new(outside);
        Vector<long> inside = Vector<long>.Zero;
        foreach (Vector<long> vector in vectors) inside -= Vector.Equals((vector - origins) & masks, Vector<long>.Zero);
        long count = Vector.Dot(inside, Vector<long>.One);
        foreach (long number in numbers.Slice(vectors.Length * Vector<long>.Count))
        {
            if (((number - origin) & outside) == 0) count++;
        }

        return numbers.Length - (int)count;
    }

    private static long Middle(ReadOnlySpan<long> numbers)
    {
        Span<long> few = stackalloc long[MiddleSamples];
        for (int i = 0; i < MiddleSamples; i++) few[i] = numbers[i * (numbers.Length - 1) / (MiddleSamples - 1)];
        return FewNumbers.Median(few);
    }
}
