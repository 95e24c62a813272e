namespace MetricsTools.Storage.Blocks;

/// <summary>
/// A few numbers of which the first is the smallest, bit for bit: a byte with the decimals that all of them have, the first as a signed integer over that
/// power of ten, the others by how much they are above it; or 255 and their bits.
/// </summary>
internal static class DecimalGroup
{
    private const byte AsBits = 255;

    // Below this every integer is a double, so that a quotient of two is rounded once.
    private const double LargestInteger = 9_007_199_254_740_992;

    private static readonly double[] Powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    /// <summary>Writes numbers.</summary>
    public static void Write(ReadOnlySpan<double> values, ByteWriter writer)
    {
        Span<long> integers = stackalloc long[values.Length];
        for (int decimals = 0; decimals < Powers.Length; decimals++)
        {
            if (!TryScale(values, Powers[decimals], integers)) continue;
            writer.Byte((byte)decimals);
            writer.Signed(integers[0]);
            for (int i = 1; i < integers.Length; i++) writer.Varint((ulong)(integers[i] - integers[0]));
            return;
        }

        writer.Byte(AsBits);
        foreach (double value in values) writer.Double(value);
    }

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <exception cref="BlockFormatException">They are of no version that is known.</exception>
    public static void Read(ref ByteReader reader, scoped Span<double> values)
    {
        byte decimals = reader.Byte();
        if (decimals == AsBits)
        {
            for (int i = 0; i < values.Length; i++) values[i] = reader.Double();
            return;
        }

        if (decimals >= Powers.Length) throw new BlockFormatException($"its numbers have {decimals} decimals");
        long first = reader.Signed();
        values[0] = first / Powers[decimals];
        for (int i = 1; i < values.Length; i++) values[i] = (first + (long)reader.Varint()) / Powers[decimals];
    }

    private static bool TryScale(ReadOnlySpan<double> values, double power, Span<long> integers)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double scaled = Math.Round(values[i] * power);
            if (Math.Abs(scaled) > LargestInteger) return false;
            integers[i] = (long)scaled;
            if (BitConverter.DoubleToInt64Bits(integers[i] / power) != BitConverter.DoubleToInt64Bits(values[i])) return false;
        }

        return true;
    }
}
