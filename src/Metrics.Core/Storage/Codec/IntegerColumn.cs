using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MetricsTools.Storage.Codec;

/// <summary>A column of 64-bit integers: what a straight line or the integer before leaves to say of each, in packed blocks.</summary>
/// <remarks>
/// A column of at most 32 integers is usually in the short form of <see cref="FewIntegers"/>, whose first byte is 64 or more. Otherwise it is
/// a byte (the <see cref="IntegerMethod"/>, plus 16 when a shift follows), then
/// <list type="bullet">
/// <item>Raw: the integers, eight bytes each, lowest byte first;</item>
/// <item>otherwise the first integer as a signed variable number; the shift, a byte, where there is one; for Straight and Line the slope as a signed variable number;</item>
/// <item>Straight: nothing more. Integer i is first + (i * slope &lt;&lt; shift);</item>
/// <item>Line: residuals r as blocks. Integer i is first + ((i * slope + r[i]) &lt;&lt; shift);</item>
/// <item>Delta: residuals r as blocks. Integer 0 is first, and integer i is the one before + (r[i] &lt;&lt; shift); r[0] repeats r[1].</item>
/// </list>
/// Blocks are <see cref="PackedBlock"/>s of 128, and a last one of what is left. All arithmetic wraps around in 64 bits. The shortest is taken.
/// Where an origin is given, it is taken from the first integer, or from all Raw ones.
/// </remarks>
internal static class IntegerColumn
{
    private const byte HasShift = 0x10;

    /// <summary>The most bytes that a column of some integers takes.</summary>
    public static int MaximumLength(int count) => 1 + (count * sizeof(long));

    /// <summary>Writes a column of at least one integer.</summary>
    public static void Encode(ReadOnlySpan<long> numbers, ref ByteWriter writer, long origin = 0)
    {
        if (numbers.Length <= FewIntegers.Most)
        {
            if (!FewIntegers.TryEncode(numbers, origin, ref writer)) EncodeRaw(numbers, origin, ref writer);
            return;
        }

        long[] rented = ArrayPool<long>.Shared.Rent(2 * numbers.Length);
        try
        {
            Encode(numbers, origin, rented.AsSpan(0, numbers.Length), rented.AsSpan(numbers.Length, numbers.Length), ref writer);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(rented);
        }
    }

    /// <summary>How many integers of a column must be read to have the first ones: those of whole blocks, or all.</summary>
    public static int Whole(int needed, int count) => Math.Min(count, (needed + PackedBlock.Capacity - 1) / PackedBlock.Capacity * PackedBlock.Capacity);

    /// <summary>Reads of a column how much each integer is above the one before, where it says that; null also of some short columns of which that is true.</summary>
    /// <exception cref="InvalidDataException">The column is damaged.</exception>
    public static (long First, long Step)? ReadLine(ref ByteReader reader)
    {
        byte head = reader.Byte();
        if ((head & ~HasShift) != (byte)IntegerMethod.Straight) return null;
        long first = reader.SignedVariable();
        int shift = Shift(head, ref reader);
        return (first, reader.SignedVariable() << shift);
    }

    /// <summary>Reads a column, or as much of its beginning as <see cref="Whole"/> says.</summary>
    /// <param name="reader">Reads the column.</param>
    /// <param name="numbers">Receives the integers.</param>
    /// <param name="origin">What is added to each.</param>
    /// <param name="start">The first integer that is needed; what is received before it means nothing.</param>
    /// <exception cref="InvalidDataException">The column is damaged, or of a later version.</exception>
    public static void Decode(ref ByteReader reader, Span<long> numbers, long origin = 0, int start = 0)
    {
        byte head = reader.Byte();
        if (head >= FewIntegers.LowestHead)
        {
            FewIntegers.Decode(head, origin, ref reader, numbers);
            return;
        }

        switch ((IntegerMethod)(head & ~HasShift))
        {
            case IntegerMethod.Raw when head == (byte)IntegerMethod.Raw:
                for (int i = 0; i < numbers.Length; i++) numbers[i] = origin + reader.Int64();
                break;
            case IntegerMethod.Straight:
                {
                    long first = origin + reader.SignedVariable();
                    int shift = Shift(head, ref reader);
                    FillLine(numbers, first, reader.SignedVariable() << shift);
                    break;
                }

            case IntegerMethod.Line:
                {
                    long first = origin + reader.SignedVariable();
                    int shift = Shift(head, ref reader);
                    long slope = reader.SignedVariable() << shift;
                    int passed = start / PackedBlock.Capacity * PackedBlock.Capacity;
                    DecodeBlocks(ref reader, shift, numbers, passed);
                    AddLine(numbers.Slice(passed), first + (passed * slope), slope);
                    break;
                }

            case IntegerMethod.Delta:
                {
                    long first = origin + reader.SignedVariable();
                    DecodeBlocks(ref reader, Shift(head, ref reader), numbers, passed: 0);
                    AddUp(numbers, first - numbers[0]);
                    break;
                }

            default:
                throw UnknownMethod(head);
        }
    }

    private static void Encode(ReadOnlySpan<long> numbers, long origin, Span<long> offsets, Span<long> residuals, ref ByteWriter writer)
    {
        long first = numbers[0];
        int shift = Offset(numbers, offsets);
        IntegerPrediction prediction = IntegerPrediction.Cheapest(offsets, residuals, out int length);
        bool hasSlope = prediction.Method != IntegerMethod.Delta;
        length += 1 + ByteWriter.VariableLength(first - origin) + (shift == 0 ? 0 : 1) + (hasSlope ? ByteWriter.VariableLength(prediction.Slope) : 0);
        if (length >= MaximumLength(numbers.Length))
        {
            EncodeRaw(numbers, origin, ref writer);
            return;
        }

        writer.Byte((byte)((byte)prediction.Method | (shift == 0 ? 0 : HasShift)));
        writer.Variable(first - origin);
        if (shift != 0) writer.Byte((byte)shift);
        if (hasSlope) writer.Variable(prediction.Slope);
        if (prediction.Method == IntegerMethod.Straight) return;
        prediction.Apply(offsets, residuals);
        EncodeBlocks(residuals, ref writer);
    }

    private static void EncodeRaw(ReadOnlySpan<long> numbers, long origin, ref ByteWriter writer)
    {
        writer.Byte((byte)IntegerMethod.Raw);
        foreach (long number in numbers) writer.Int64(number - origin);
    }

    // The integers less the first, without the low bits that all of them lack.
    private static int Offset(ReadOnlySpan<long> numbers, Span<long> offsets)
    {
        long first = numbers[0];
        Vector<long> firsts = new(first), unions = Vector<long>.Zero;
        ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        Span<Vector<long>> results = MemoryMarshal.Cast<long, Vector<long>>(offsets);
        for (int i = 0; i < vectors.Length; i++)
        {
            results[i] = vectors[i] - firsts;
            unions |= results[i];
        }

        long union = 0;
        for (int i = 0; i < Vector<long>.Count; i++) union |= unions[i];
        for (int i = vectors.Length * Vector<long>.Count; i < numbers.Length; i++)
        {
            offsets[i] = numbers[i] - first;
            union |= offsets[i];
        }

        int shift = union == 0 ? 0 : Bits.TrailingZeros((ulong)union);
        if (shift == 0) return 0;
        for (int i = 0; i < offsets.Length; i++) offsets[i] >>= shift;
        return shift;
    }

    private static void EncodeBlocks(ReadOnlySpan<long> residuals, ref ByteWriter writer)
    {
        long previousBase = 0;
        for (int start = 0; start < residuals.Length; start += PackedBlock.Capacity)
        {
            ReadOnlySpan<long> numbers = residuals.Slice(start, Math.Min(PackedBlock.Capacity, residuals.Length - start));
            PackedBlock block = PackedBlock.Plan(numbers, previousBase);
            block.Write(numbers, previousBase, ref writer);
            previousBase = block.Base;
        }
    }

    private static void DecodeBlocks(ref ByteReader reader, int shift, Span<long> numbers, int passed)
    {
        long previousBase = 0;
        for (int start = 0; start < passed; start += PackedBlock.Capacity) previousBase = PackedBlock.Pass(ref reader, previousBase, PackedBlock.Capacity);
        for (int start = passed; start < numbers.Length; start += PackedBlock.Capacity)
        {
            Span<long> block = numbers.Slice(start, Math.Min(PackedBlock.Capacity, numbers.Length - start));
            previousBase = PackedBlock.Read(ref reader, previousBase, shift, block);
        }
    }

    private static int Shift(byte head, ref ByteReader reader)
    {
        if ((head & HasShift) == 0) return 0;
        byte shift = reader.Byte();
        if (shift > 63) throw new InvalidDataException("The data is damaged: a number has more than 64 bits.");
        return shift;
    }

    private static void FillLine(Span<long> numbers, long first, long slope)
    {
        Span<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        Vector<long> line = Line(first, slope);
        Vector<long> step = new(slope * Vector<long>.Count);
        for (int i = 0; i < vectors.Length; i++, line += step) vectors[i] = line;
        for (int i = vectors.Length * Vector<long>.Count; i < numbers.Length; i++) numbers[i] = first + (i * slope);
    }

    private static void AddLine(Span<long> numbers, long first, long slope)
    {
        Span<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(numbers);
        Vector<long> line = Line(first, slope);
        Vector<long> step = new(slope * Vector<long>.Count);
        for (int i = 0; i < vectors.Length; i++, line += step) vectors[i] += line;
        for (int i = vectors.Length * Vector<long>.Count; i < numbers.Length; i++) numbers[i] += first + (i * slope);
    }

    private static Vector<long> Line(long first, long slope)
    {
        Span<long> start = stackalloc long[Vector<long>.Count];
        for (int i = 0; i < start.Length; i++) start[i] = first + (i * slope);
        return MemoryMarshal.Cast<long, Vector<long>>(start)[0];
    }

    private static void AddUp(Span<long> numbers, long before)
    {
        long sum = before;
        for (int i = 0; i < numbers.Length; i++)
        {
            sum += numbers[i];
            numbers[i] = sum;
        }
    }

    private static InvalidDataException UnknownMethod(byte head) =>
        new($"The data holds integers by method {head}, which this version does not know: it is damaged, or was written by a newer version.");
}
