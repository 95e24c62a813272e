namespace MetricsTools.Storage.Codec;

/// <summary>The short form of an <see cref="IntegerColumn"/>: a base and bits of one width, for integers that are too few to search for exceptions among them.</summary>
/// <remarks>
/// A column is
/// <list type="bullet">
/// <item>64 plus a width: the base as a signed variable number, and for each integer how much it is above the base;</item>
/// <item>129 plus a width: the first integer and the base, and for each further one how much its difference from the one before is above the base.</item>
/// </list>
/// Bits are as in <see cref="BitPacking"/> in one lane, and arithmetic wraps around in 64 bits.
/// </remarks>
internal static class FewIntegers
{
    /// <summary>The most integers that are written so.</summary>
    public const int Most = 32;

    /// <summary>The lowest first byte of such a column.</summary>
    public const byte LowestHead = Plain;

    private const byte Plain = 64;
    private const byte Steps = 129;
    private const int Widest = 64;

    /// <summary>Writes the shorter of both forms, or nothing when neither is shorter than the integers themselves.</summary>
    /// <param name="numbers">From 1 to <see cref="Most"/> integers.</param>
    /// <param name="origin">What the first of them, or the base, is less.</param>
    /// <param name="writer">Takes the bytes.</param>
    public static bool TryEncode(ReadOnlySpan<long> numbers, long origin, ref ByteWriter writer)
    {
        Span<long> steps = stackalloc long[numbers.Length];
        long least = numbers[0], most = numbers[0], leastStep = long.MaxValue, mostStep = long.MinValue;
        for (int i = 1; i < numbers.Length; i++)
        {
            least = Math.Min(least, numbers[i]);
            most = Math.Max(most, numbers[i]);
            long step = steps[i] = numbers[i] - numbers[i - 1];
            leastStep = Math.Min(leastStep, step);
            mostStep = Math.Max(mostStep, step);
        }

        int width = Bits.Length((ulong)(most - least)), stepWidth = numbers.Length == 1 ? 0 : Bits.Length((ulong)(mostStep - leastStep));
        int length = ByteWriter.VariableLength(least - origin) + BitPacking.Length(numbers.Length, width);
        int stepLength = ByteWriter.VariableLength(numbers[0] - origin) + ByteWriter.VariableLength(leastStep) + BitPacking.Length(numbers.Length - 1, stepWidth);
        bool isStepwise = numbers.Length > 1 && stepLength < length;
        if (Math.Min(length, isStepwise ? stepLength : length) >= numbers.Length * sizeof(long)) return false;
        if (isStepwise)
        {
            writer.Byte((byte)(Steps + stepWidth));
            writer.Variable(numbers[0] - origin);
            writer.Variable(leastStep);
            BitPacking.PackRow(steps.Slice(1), leastStep, stepWidth, writer.Take(BitPacking.Length(numbers.Length - 1, stepWidth)));
            return true;
        }

        writer.Byte((byte)(Plain + width));
        writer.Variable(least - origin);
        BitPacking.PackRow(numbers, least, width, writer.Take(BitPacking.Length(numbers.Length, width)));
        return true;
    }

    /// <summary>Reads a column whose first byte was read.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Decode(byte head, long origin, ref ByteReader reader, Span<long> numbers)
    {
        int width = head - (head < Steps ? Plain : Steps);
        if (width > Widest) throw new InvalidDataException("The data is damaged: a number has more than 64 bits.");
        if (head < Steps)
        {
            Unpack(ref reader, width, origin + reader.SignedVariable(), numbers);
            return;
        }

        numbers[0] = origin + reader.SignedVariable();
        long step = reader.SignedVariable();
        Unpack(ref reader, width, step, numbers.Slice(1));
        for (int i = 1; i < numbers.Length; i++) numbers[i] += numbers[i - 1];
    }

    private static void Unpack(ref ByteReader reader, int width, long addend, Span<long> numbers)
    {
        if (width == 0) numbers.Fill(addend);
        else BitPacking.UnpackRow(reader.Take(BitPacking.Length(numbers.Length, width)), width, 0, addend, numbers);
    }
}
