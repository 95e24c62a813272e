namespace MetricsTools.Storage.Codec;

/// <summary>The samples of one series in one span as bytes: exact to the bit, and about a tenth of their size.</summary>
/// <remarks>
/// <para>A stream is a version byte (1), the length of the timestamps' column as a variable number (LEB128), that column, and the values' column.
/// No samples are no bytes. The count is not part of the stream, nor is the origin that timestamps may be counted from.</para>
/// <para>Timestamps are a straight line with residuals, or differences; values the integers that their decimals make, plain or as differences; both in
/// blocks of 128 with a base, a width and patched exceptions. Values that are no decimals are taken by their bits. See docs/storage-format.md.</para>
/// <para>Cost: O(n), without allocation but for pooled memory. The same input makes the same bytes on every machine.</para>
/// </remarks>
public static class SampleStreamCodec
{
    private const byte Version = 1;

    // The version and the length of the timestamps' column.
    private const int LongestHeader = 6;

    /// <summary>The most bytes that a stream of some samples takes: 16 for each and a small header.</summary>
    /// <param name="count">At most 100 million.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or higher.</exception>
    public static int MaximumLength(int count)
    {
        if (count is < 0 or > 100_000_000) throw new ArgumentOutOfRangeException(nameof(count), count, "A stream holds at most 100 million samples.");
        return count == 0 ? 0 : LongestHeader + IntegerColumn.MaximumLength(count) + ValueColumn.MaximumLength(count);
    }

    /// <summary>Writes a stream and returns its length.</summary>
    /// <param name="timestamps">Any 64-bit integers; milliseconds in order make the smallest streams.</param>
    /// <param name="values">As many doubles, of any bits.</param>
    /// <param name="destination">At least as long as <see cref="MaximumLength"/> says.</param>
    /// <exception cref="ArgumentException">There are not as many values as timestamps, or the destination is too short.</exception>
    public static int Encode(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, Span<byte> destination) => Encode(timestamps, values, 0, destination);

    /// <summary>Writes a stream whose timestamps are counted from an origin, and returns its length.</summary>
    /// <inheritdoc cref="Encode(ReadOnlySpan{long}, ReadOnlySpan{double}, Span{byte})"/>
    internal static int Encode(ReadOnlySpan<long> timestamps, ReadOnlySpan<double> values, long origin, Span<byte> destination)
    {
        if (timestamps.Length != values.Length) throw new ArgumentException("There must be as many values as timestamps.", nameof(values));
        if (destination.Length < MaximumLength(timestamps.Length)) throw new ArgumentException("The destination is too short.", nameof(destination));
        if (timestamps.IsEmpty) return 0;

        // The length of the first column is known only afterwards, so the column moves up to it.
        ByteWriter column = new(destination.Slice(LongestHeader));
        IntegerColumn.Encode(timestamps, ref column, origin);
        ByteWriter writer = new(destination);
        writer.Byte(Version);
        writer.Variable((ulong)column.Position);
        destination.Slice(LongestHeader, column.Position).CopyTo(writer.Take(column.Position));
        ValueColumn.Encode(values, ref writer);
        return writer.Position;
    }

    /// <summary>Reads all samples of a stream.</summary>
    /// <param name="source">The stream; bytes after it do no harm.</param>
    /// <param name="count">How many samples it was written of.</param>
    /// <param name="timestamps">Receives as many timestamps.</param>
    /// <param name="values">Receives as many values.</param>
    /// <exception cref="ArgumentException">There is no room for the samples.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged, or was written by a newer version.</exception>
    public static void Decode(ReadOnlySpan<byte> source, int count, Span<long> timestamps, Span<double> values) => Decode(source, count, 0, timestamps, values);

    /// <summary>Reads all samples of a stream whose timestamps are counted from an origin.</summary>
    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, int, Span{long}, Span{double})"/>
    internal static void Decode(ReadOnlySpan<byte> source, int count, long origin, Span<long> timestamps, Span<double> values)
    {
        DecodeTimestamps(source, count, origin, timestamps);
        DecodeValues(source, count, values);
    }

    /// <summary>Reads the timestamps of a stream.</summary>
    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, int, Span{long}, Span{double})"/>
    public static void DecodeTimestamps(ReadOnlySpan<byte> source, int count, Span<long> timestamps) => DecodeTimestamps(source, count, 0, timestamps);

    /// <summary>Reads the values of a stream, without its timestamps.</summary>
    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, int, Span{long}, Span{double})"/>
    public static void DecodeValues(ReadOnlySpan<byte> source, int count, Span<double> values) => _ = DecodeValues(source, count, 0, count, values);

    /// <summary>Reads some of the values of a stream; the fewer, and the nearer to its beginning, the less it costs.</summary>
    /// <param name="source">The stream; bytes after it do no harm.</param>
    /// <param name="count">How many samples it was written of.</param>
    /// <param name="start">The place of the first value to read.</param>
    /// <param name="end">The place after the last.</param>
    /// <param name="values">Receives the values at their places, and anything at others up to <paramref name="count"/>.</param>
    /// <returns>How many bytes were read: when <paramref name="end"/> is the count, the length of the stream.</returns>
    /// <exception cref="ArgumentException">There is no room for the samples.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged, or was written by a newer version.</exception>
    internal static int DecodeValues(ReadOnlySpan<byte> source, int count, int start, int end, Span<double> values)
    {
        if (values.Length < count) throw new ArgumentException("There is no room for the values.", nameof(values));
        if (start >= end) return 0;
        ByteReader reader = new(source);
        _ = reader.Take(LengthOfTimestamps(ref reader));
        ValueColumn.Decode(ref reader, values.Slice(0, count), start, end);
        return reader.Position;
    }

    /// <summary>Reads the timestamps of a stream that was written less an origin.</summary>
    internal static void DecodeTimestamps(ReadOnlySpan<byte> source, int count, long origin, Span<long> timestamps)
    {
        if (timestamps.Length < count) throw new ArgumentException("There is no room for the timestamps.", nameof(timestamps));
        if (count == 0) return;
        ByteReader reader = new(source);
        ByteReader column = new(reader.Take(LengthOfTimestamps(ref reader)));
        IntegerColumn.Decode(ref column, timestamps.Slice(0, count), origin);
        if (!column.Rest.IsEmpty) throw new InvalidDataException("The data is damaged: its timestamps are not as long as it says.");
    }

    /// <summary>The first timestamp of a stream as it is written, and how much each is after the one before, where the stream says no more of them; else null.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged, or was written by a newer version.</exception>
    internal static (long First, long Step)? ReadLine(ReadOnlySpan<byte> source)
    {
        ByteReader reader = new(source);
        ByteReader column = new(reader.Take(LengthOfTimestamps(ref reader)));
        (long First, long Step)? line = IntegerColumn.ReadLine(ref column);
        return column.Rest.IsEmpty ? line : null;
    }

    private static int LengthOfTimestamps(ref ByteReader reader)
    {
        byte version = reader.Byte();
        if (version != Version) throw new InvalidDataException($"The data is of version {version}, and this version reads {Version}: it is damaged, or was written by a newer version.");
        return reader.Count(int.MaxValue);
    }
}
