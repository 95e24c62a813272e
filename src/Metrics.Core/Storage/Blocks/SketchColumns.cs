using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>The sketches of hours or days: columns of their shapes, then their counts one after the other.</summary>
/// <remarks>
/// A column of heads; of the counts of zeros, of the sketches whose head announces zeros; of the first buckets and of the numbers of buckets of positive values, of the
/// sketches that have such; and likewise of negative values. Columns without a number are left out.
/// </remarks>
internal sealed class SketchColumns(int count)
{
    /// <summary>The shapes that were read.</summary>
    public SketchShape[] Shapes { get; } = new SketchShape[count];

    /// <summary>The counts that were read.</summary>
    public ReadOnlyMemory<byte>[] Counts { get; } = new ReadOnlyMemory<byte>[count];

    /// <summary>Writes the sketches of rows.</summary>
    public static void Write(RollupRow[] rows, ByteWriter writer)
    {
        writer.Column([.. rows.Select(static row => (long)row.Shape.Head)]);
        WriteSome(rows.Where(static row => row.Shape.Zeros > 0), static row => row.Shape.Zeros, writer);
        WriteRuns(rows, static shape => shape.Positive, writer);
        WriteRuns(rows, static shape => shape.Negative, writer);
        foreach (RollupRow row in rows) writer.Bytes(row.Counts.Span);
    }

    /// <summary>Reads sketches.</summary>
    /// <param name="reader">Where they begin.</param>
    /// <param name="stream">What the reader reads to its end.</param>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public void Read(ref ByteReader reader, ReadOnlyMemory<byte> stream)
    {
        long[] heads = new long[count];
        reader.Column(heads);
        long[] zeros = ReadSome(ref reader, heads, SketchShape.HasZeros);
        SketchRun[] positive = ReadRuns(ref reader, heads, SketchShape.HasPositive), negative = ReadRuns(ref reader, heads, SketchShape.HasNegative);
        for (int i = 0; i < count; i++)
        {
            SketchShape shape = new(heads[i], zeros[i], positive[i], negative[i]);
            shape.Check();
            int start = stream.Length - reader.Left;
            int length = QuantileSketchCodec.LengthOfCounts(shape, stream.Span.Slice(start));
            reader.Bytes(length);
            (Shapes[i], Counts[i]) = (shape, stream.Slice(start, length));
        }
    }

    private static void WriteRuns(RollupRow[] rows, Func<SketchShape, SketchRun> runOf, ByteWriter writer)
    {
        RollupRow[] some = [.. rows.Where(row => runOf(row.Shape).Length > 0)];
        WriteSome(some, row => runOf(row.Shape).First, writer);
        WriteSome(some, row => runOf(row.Shape).Length, writer);
    }

    private static void WriteSome(IEnumerable<RollupRow> rows, Func<RollupRow, long> figure, ByteWriter writer)
    {
        long[] numbers = [.. rows.Select(figure)];
        if (numbers.Length > 0) writer.Column(numbers);
    }

    private static SketchRun[] ReadRuns(ref ByteReader reader, long[] heads, Predicate<long> has)
    {
        long[] firsts = ReadSome(ref reader, heads, has), lengths = ReadSome(ref reader, heads, has);
        var runs = new SketchRun[heads.Length];
        for (int i = 0; i < runs.Length; i++) runs[i] = has(heads[i]) ? SketchRun.Of(firsts[i], lengths[i]) : default;
        return runs;
    }

    private static long[] ReadSome(ref ByteReader reader, long[] heads, Predicate<long> has)
    {
        long[] numbers = new long[heads.Length];
        int some = heads.Count(head => has(head)), next = 0;
        if (some == 0) return numbers;
        long[] read = new long[some];
        reader.Column(read);
        for (int i = 0; i < heads.Length; i++) numbers[i] = has(heads[i]) ? read[next++] : 0;
        return numbers;
    }
}
