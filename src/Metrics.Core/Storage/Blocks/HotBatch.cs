using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>The bytes of one commit in the hot log: version, count, first and last time, the samples in the order they were appended, CRC-32C.</summary>
internal static class HotBatch
{
    private const byte Version = 1;
    private const int ChecksumLength = 4;

    // One byte each for series and time, eight for the value.
    private const int SmallestSample = 10;

    /// <summary>Writes a batch.</summary>
    public static void Write(ReadOnlySpan<SeriesSample> samples, ByteWriter writer)
    {
        writer.Clear();
        long first = samples.IsEmpty ? 0 : long.MaxValue, last = samples.IsEmpty ? 0 : long.MinValue;
        foreach (SeriesSample sample in samples)
        {
            if (sample.Timestamp < first) first = sample.Timestamp;
            if (sample.Timestamp > last) last = sample.Timestamp;
        }

        writer.Byte(Version);
        writer.Varint((ulong)samples.Length);
        writer.Signed(first);
        writer.Varint((ulong)(last - first));
        long series = 0, time = first;
        foreach (SeriesSample sample in samples)
        {
            writer.Signed(sample.SeriesId - series);
            writer.Signed(sample.Timestamp - time);
            writer.Double(sample.Value);
            (series, time) = (sample.SeriesId, sample.Timestamp);
        }

        writer.UInt32(Crc32C.Of(writer.Written));
    }

    /// <summary>Throws unless the bytes are those that were written.</summary>
    /// <exception cref="BlockFormatException">They are not.</exception>
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ChecksumLength + 1) throw new BlockFormatException("it ends too early");
        int length = bytes.Length - ChecksumLength;
        if (new ByteReader(bytes.Slice(length)).UInt32() != Crc32C.Of(bytes.Slice(0, length))) throw new BlockFormatException("its checksum is wrong");
        if (bytes[0] != Version) throw new BlockFormatException($"its version is {bytes[0]}");
    }

    /// <summary>Reads a batch that was checked into a list.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of a batch.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, List<SeriesSample> samples)
    {
        ByteReader reader = Open(bytes, out int count, out long first, out long last);
        long series = 0, time = first;
        for (int i = 0; i < count; i++)
        {
            series += reader.Signed();
            time += reader.Signed();
            if (time < first || time > last || !BlockEntry.IsSeries(series)) throw OutOfRange();
            samples.Add(new SeriesSample(series, time, RollupColumns.Finite(reader.Double())));
        }

        if (reader.Left != 0) throw TooLong();
    }

    /// <summary>Reads the samples of one series of a batch that was checked into a list: 2 ns for each of all samples.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of a batch.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, long series, List<Sample> samples)
    {
        ByteReader reader = Open(bytes, out int count, out long first, out long last);
        ReadOnlySpan<byte> left = reader.Rest;
        long one = 0, time = first;
        for (; count > 0; count--)
        {
            // Mostly the next series and about the same time, a byte each.
            if (left.Length >= SmallestSample && (left[0] | left[1]) < 0x80)
            {
                one += (left[0] >> 1) ^ -(left[0] & 1);
                time += (left[1] >> 1) ^ -(left[1] & 1);
                left = left.Slice(2);
            }
            else
            {
                reader = new ByteReader(left);
                one += reader.Signed();
                time += reader.Signed();
                left = reader.Rest;
            }

            if (left.Length < sizeof(double)) throw new BlockFormatException("it ends too early");
            if (time < first || time > last || !BlockEntry.IsSeries(one)) throw OutOfRange();
            if (one == series) samples.Add(new Sample(time, RollupColumns.Finite(new ByteReader(left).Double())));
            left = left.Slice(sizeof(double));
        }

        if (!left.IsEmpty) throw TooLong();
    }

    /// <summary>The number of samples of a batch that was checked, and from when to when they are.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of a batch.</exception>
    public static (int Count, long First, long Last) ReadHeader(ReadOnlySpan<byte> bytes)
    {
        Open(bytes, out int count, out long first, out long last);
        return (count, first, last);
    }

    /// <summary>What damaged bytes say of themselves: how many samples they are at most, and of which series they may be.</summary>
    public static (int Count, HashSet<long> Series) ReadClaim(ReadOnlySpan<byte> bytes)
    {
        var series = new HashSet<long>();
        int read = 0;
        try
        {
            var reader = new ByteReader(bytes.Slice(0, Math.Max(0, bytes.Length - ChecksumLength)));
            reader.Byte();
            int count = reader.Count();
            reader.Signed();
            reader.Varint();
            for (long id = 0; read < count; read++)
            {
                id += reader.Signed();
                reader.Signed();
                reader.Double();
                series.Add(id);
            }
        }
        catch (BlockFormatException)
        {
            // That was all.
        }

        return (read, series);
    }

    private static ByteReader Open(ReadOnlySpan<byte> bytes, out int count, out long first, out long last)
    {
        var reader = new ByteReader(bytes.Slice(1, bytes.Length - ChecksumLength - 1));
        count = reader.Count();
        first = reader.Signed();
        last = first + (long)reader.Varint();
        if ((long)count * SmallestSample > reader.Left || last < first) throw new BlockFormatException("its count or its times are too large");
        return reader;
    }

    private static BlockFormatException OutOfRange() => new("a sample is of no series that there can be, or not in the time that it says");

    private static BlockFormatException TooLong() => new("it is longer than its samples");
}
