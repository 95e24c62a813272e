using MetricsTools.Model;
using MetricsTools.Storage.Codec;

namespace MetricsTools.Storage.Blocks;

/// <summary>The bytes of one hour or day of a series. docs/storage-format.md describes them.</summary>
internal static class RollupRecord
{
    private const byte HasSquares = 1;

    /// <summary>Writes a rollup.</summary>
    public static void Write(Rollup rollup, ByteWriter writer)
    {
        writer.Varint((ulong)rollup.Count);
        writer.Varint((ulong)(rollup.First.Timestamp - rollup.Start));
        if (rollup.Count == 1)
        {
            writer.Double(rollup.First.Value);
            return;
        }

        writer.Varint((ulong)(rollup.Last.Timestamp - rollup.First.Timestamp));
        writer.Byte(rollup.HasSquares ? HasSquares : (byte)0);
        DecimalGroup.Write([rollup.Minimum, rollup.Maximum, rollup.First.Value, rollup.Last.Value], writer);
        Statistics.ExactSumBytes.Write(rollup.Sum, writer);
        if (rollup.HasSquares) Statistics.ExactSumBytes.Write(rollup.Squares, writer);
        writer.Advance(QuantileSketchCodec.Encode(rollup.Sketch, writer.Room(QuantileSketchCodec.MaximumLength(rollup.Sketch))));
    }

    /// <summary>Adds a written rollup to one of the same hour or day.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of a rollup.</exception>
    public static void AddTo(ReadOnlySpan<byte> bytes, Rollup rollup)
    {
        var reader = new ByteReader(bytes);
        long count = (long)reader.Varint(), first = rollup.Start + (long)reader.Varint();
        if (count == 1)
        {
            rollup.Add(new Sample(first, reader.Double()));
            return;
        }

        long last = first + (long)reader.Varint();
        bool hasSquares = (reader.Byte() & HasSquares) != 0;
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
