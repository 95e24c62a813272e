using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>A block in memory: a contiguous range of series in one span.</summary>
internal static class Block
{
    /// <summary>The length that blocks are cut to.</summary>
    public const int UsualLength = 64 * 1024;

    /// <summary>The length from which a block is cut.</summary>
    public const int LargestLength = UsualLength + (UsualLength / 2);

    // Of fewer samples the directory says no times.
    private const int FewSamples = 16;

    /// <summary>All entries of a block; those of a damaged page say so.</summary>
    /// <exception cref="BlockFormatException">The directory is damaged.</exception>
    public static List<BlockEntry> Read(ReadOnlyMemory<byte> bytes)
    {
        int length = BlockDirectory.LengthOf(bytes.Span, bytes.Length);
        BlockDirectory directory = BlockDirectory.Read(bytes.Span.Slice(0, length), bytes.Length);
        var entries = new List<BlockEntry>(directory.Places.Length);
        int checkedPage = -1;
        bool isDamaged = false;
        foreach (BlockPlace place in directory.Places)
        {
            BlockPage page = directory.Pages[place.Page];
            if (place.Page != checkedPage)
            {
                isDamaged = Crc32C.Of(bytes.Span.Slice(page.Offset, page.Length)) != page.Checksum;
                checkedPage = place.Page;
            }

            ReadOnlyMemory<byte> stream = bytes.Slice(page.Offset + place.Offset, place.Length);
            entries.Add(new BlockEntry(place.Series, place.Count, place.First, place.Last, place.HasTimes, stream, isDamaged));
        }

        return entries;
    }

    /// <summary>Writes a block of entries, which are in the order of series, and of time within one.</summary>
    public static void Write(int startHour, IReadOnlyList<BlockEntry> entries, int start, int end, ByteWriter writer)
    {
        var directory = new ByteWriter();
        var layout = new PageLayout();
        var pageOf = new int[end - start];
        directory.Signed(startHour);
        directory.Varint((ulong)(end - start));
        long series = 0;
        for (int i = start; i < end; i++)
        {
            BlockEntry entry = entries[i];
            bool hasSiblings = (i > start && entries[i - 1].Series == entry.Series) || (i + 1 < end && entries[i + 1].Series == entry.Series);
            bool hasTimes = entry.HasTimes && (hasSiblings || entry.Count >= FewSamples);
            directory.Varint((ulong)(entry.Series - series));
            directory.Varint((ulong)entry.Count);
            directory.Varint(((ulong)entry.Stream.Length << 2) | (hasTimes ? 2u : 0) | (entry.IsDamaged ? 1u : 0));
            series = entry.Series;
            (pageOf[i - start], _) = layout.Place(entry.Stream.Length, entry.IsDamaged);
            if (!hasTimes) continue;
            directory.Signed(entry.First - (startHour * UnixTime.Hour));
            directory.Varint((ulong)(entry.Last - entry.First));
        }

        writer.Clear();
        writer.Byte(BlockDirectory.Version);
        writer.UInt32((uint)(directory.Length + (layout.Lengths.Count * BlockDirectory.ChecksumLength)));
        writer.Bytes(directory.Written);
        WriteChecksums(entries, start, pageOf, layout.Lengths.Count, writer);
        writer.UInt32(Crc32C.Of(writer.Written));
        for (int i = start; i < end; i++) writer.Bytes(entries[i].Stream.Span);
    }

    // What was damaged stays known to be.
    private static void WriteChecksums(IReadOnlyList<BlockEntry> entries, int start, int[] pageOf, int pageCount, ByteWriter writer)
    {
        var page = new ByteWriter();
        for (int number = 0, i = 0; number < pageCount; number++)
        {
            page.Clear();
            bool isDamaged = false;
            for (; i < pageOf.Length && pageOf[i] == number; i++)
            {
                page.Bytes(entries[start + i].Stream.Span);
                isDamaged |= entries[start + i].IsDamaged;
            }

            uint checksum = Crc32C.Of(page.Written);
            writer.UInt32(isDamaged ? ~checksum : checksum);
        }
    }
}
