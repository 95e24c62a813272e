namespace MetricsTools.Storage.Blocks;

/// <summary>
/// The hours or days of one series as the entry of a block: for each, its number less that of the one before (signed; the number itself for the first), the
/// length of its record, and the <see cref="RollupRecord"/>.
/// </summary>
internal static class RollupStream
{
    /// <summary>Reads where the records of a stream lie, and adds them to a list.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="records">Takes the number of each hour or day, and its bytes.</param>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public static void Read(in BlockEntry entry, List<(long Number, ReadOnlyMemory<byte> Bytes)> records)
    {
        var reader = new ByteReader(entry.Stream.Span);
        long number = 0;
        for (int i = 0; i < entry.Count; i++)
        {
            number += reader.Signed();
            int length = reader.Count();
            int start = entry.Stream.Length - reader.Left;
            reader.Bytes(length);
            records.Add((number, entry.Stream.Slice(start, length)));
        }

        if (reader.Left != 0) throw new BlockFormatException("it is longer than its records");
    }

    /// <summary>Makes an entry of records, which are in the order of their numbers.</summary>
    /// <param name="series">The series.</param>
    /// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
    /// <param name="records">The records.</param>
    /// <param name="arena">Takes the bytes.</param>
    public static BlockEntry Write(long series, long bucketLength, List<(long Number, ReadOnlyMemory<byte> Bytes)> records, ByteWriter arena)
    {
        int start = arena.Length;
        long number = 0;
        foreach ((long next, ReadOnlyMemory<byte> bytes) in records)
        {
            arena.Signed(next - number);
            arena.Varint((ulong)bytes.Length);
            arena.Bytes(bytes.Span);
            number = next;
        }

        return new BlockEntry(series, records.Count, records[0].Number * bucketLength, number * bucketLength, HasTimes: true, arena.Kept(start));
    }
}
