using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>The first and last values, minima and maxima of hours or days: each foretold by its neighbours, which it often equals.</summary>
/// <remarks>
/// A byte: 0 to 22, the exponent e of integers that are divided by 10^e, or 64 for the bits of doubles. Then, as integers: the first values; how much each
/// last value is above the first one of the next row; how much that of the last row is above its own first value (a signed variable number);
/// how much each minimum is below the lesser of first and last; how much each maximum is above the greater of both.
/// </remarks>
internal sealed class ExtremeColumns(int count)
{
    private const byte AsBits = 64;

    private readonly double[] _values = new double[4 * count];
    private readonly long[] _integers = new long[4 * count];

    private Span<long> Firsts => _integers.AsSpan(0, count);

    private Span<long> Lasts => _integers.AsSpan(count, count);

    private Span<long> Minima => _integers.AsSpan(2 * count, count);

    private Span<long> Maxima => _integers.AsSpan(3 * count, count);

    /// <summary>The first value of a row that was read.</summary>
    public double First(int row) => _values[row];

    /// <summary>The last value.</summary>
    public double Last(int row) => _values[count + row];

    /// <summary>The smallest value.</summary>
    public double Minimum(int row) => _values[(2 * count) + row];

    /// <summary>The largest value.</summary>
    public double Maximum(int row) => _values[(3 * count) + row];

    /// <summary>Writes the values of rows, and gives their exponent, -1 for the bits of doubles.</summary>
    public int Write(RollupRow[] rows, ByteWriter writer)
    {
        for (int i = 0; i < count; i++)
        {
            _values[i] = rows[i].First.Value;
            _values[count + i] = rows[i].Last.Value;
            _values[(2 * count) + i] = rows[i].Minimum;
            _values[(3 * count) + i] = rows[i].Maximum;
        }

        int exponent = DecimalScale.Choose(_values);
        if (exponent >= 0 && DecimalScale.Scale(_values, ref exponent, _integers, new int[_values.Length]) != 0) exponent = -1;
        if (exponent < 0)
        {
            for (int i = 0; i < _values.Length; i++) _integers[i] = BitConverter.DoubleToInt64Bits(_values[i]);
        }

        Foretell(isReading: false);
        writer.Byte(exponent < 0 ? AsBits : (byte)exponent);
        writer.Column(Firsts);
        if (count > 1) writer.Column(Lasts.Slice(0, count - 1));
        writer.Signed(Lasts[count - 1]);
        writer.Column(Minima);
        writer.Column(Maxima);
        return exponent;
    }

    /// <summary>Reads the values of rows.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of values.</exception>
    /// <exception cref="InvalidDataException">A column is damaged.</exception>
    public void Read(ref ByteReader reader)
    {
        byte head = reader.Byte();
        if (head is > DecimalScale.Highest and not AsBits) throw new BlockFormatException($"its values are of method {head}");
        reader.Column(Firsts);
        if (count > 1) reader.Column(Lasts.Slice(0, count - 1));
        Lasts[count - 1] = reader.Signed();
        reader.Column(Minima);
        reader.Column(Maxima);
        Foretell(isReading: true);
        if (head != AsBits) DecimalScale.CheckIntegers(_integers);
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = RollupColumns.Finite(head == AsBits ? BitConverter.Int64BitsToDouble(_integers[i]) : _integers[i] / DecimalScale.PowerOf(head));
        }
    }

    // Puts what was foretold in the place of values, or values in the place of what was foretold; in 64 bits that wrap around.
    private void Foretell(bool isReading)
    {
        for (int i = 0; i < count; i++)
        {
            long foretold = Firsts[Math.Min(i + 1, count - 1)], last = isReading ? Lasts[i] + foretold : Lasts[i];
            long least = Math.Min(Firsts[i], last), most = Math.Max(Firsts[i], last);
            Lasts[i] = isReading ? last : last - foretold;
            Minima[i] = least - Minima[i];
            Maxima[i] = isReading ? most + Maxima[i] : Maxima[i] - most;
        }
    }
}
