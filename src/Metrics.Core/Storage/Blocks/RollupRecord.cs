using MetricsTools.Model;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>The bytes of one hour or day of a series. docs/storage-format.md describes them.</summary>
internal static class RollupRecord
{
    /// <summary>Writes a rollup.</summary>
    /// <param name="rollup">The rollup.</param>
    /// <param name="bucketLength">The length of the hour or day, in milliseconds.</param>
    /// <param name="writer">Takes the bytes.</param>
    public static void Write(Rollup rollup, long bucketLength, ByteWriter writer)
    {
        writer.Varint(((ulong)rollup.Count << 1) | (rollup.HasSquares ? 1u : 0));
        writer.Varint((ulong)(rollup.First.Timestamp - rollup.Start));
        if (rollup.Count == 1)
        {
            writer.Double(rollup.First.Value);
            return;
        }

        writer.Varint((ulong)(rollup.Start + bucketLength - 1 - rollup.Last.Timestamp));
        DecimalGroup.Write([rollup.Minimum, rollup.Maximum, rollup.First.Value, rollup.Last.Value], writer);
        Statistics.ExactSumBytes.Write(rollup.Sum, writer);
        if (rollup.HasSquares) Statistics.ExactSumBytes.Write(rollup.Squares, writer);
        writer.Advance(QuantileSketchCodec.Encode(rollup.Sketch, writer.Room(QuantileSketchCodec.MaximumLength(rollup.Sketch))));
    }

    /// <summary>Adds a written rollup to one of the same hour or day, or of the day that its hour is in.</summary>
    /// <param name="bytes">The written one.</param>
    /// <param name="start">The start of its hour or day, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="bucketLength">The length of the hour or day, in milliseconds.</param>
    /// <param name="rollup">What it is added to.</param>
    /// <exception cref="BlockFormatException">These are not the bytes of a rollup.</exception>
    public static void AddTo(ReadOnlySpan<byte> bytes, long start, long bucketLength, Rollup rollup)
    {
        var reader = new ByteReader(bytes);
        ulong countAndFlag = reader.Varint();
        long count = (long)(countAndFlag >> 1), first = start + (long)reader.Varint();
        bool hasSquares = (countAndFlag & 1) != 0;
        if (count == 1)
        {
            rollup.Add(new Sample(first, reader.Double()));
            return;
        }

        long last = start + bucketLength - 1 - (long)reader.Varint();
        Span<double> values = stackalloc double[4];
        DecimalGroup.Read(ref reader, values);
        rollup.Merge(count, values[0], values[1], new Sample(first, values[2]), new Sample(last, values[3]), hasSquares);
        Statistics.ExactSumBytes.Read(ref reader, rollup.Sum);
        if (hasSquares) Statistics.ExactSumBytes.Read(ref reader, rollup.Squares);
        try
        {
            QuantileSketchCodec.AddTo(reader.Bytes(reader.Left), rollup.Sketch);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }
    }
}
