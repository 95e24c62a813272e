using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>A block in memory: a contiguous range of series in one span.</summary>
internal static class Block
{
    /// <summary>The length that blocks are cut to.</summary>
    public const int UsualLength = 64 * 1024;

    /// <summary>The length from which a block is cut.</summary>
    public const int LargestLength = UsualLength + (UsualLength / 2);

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

            entries.Add(place.EntryIn(bytes.Slice(page.Offset, page.Length), isDamaged));
        }

        return entries;
    }

    /// <summary>Writes a block of entries, which are in the order of series, and of time within one.</summary>
    public static void Write(int startHour, IReadOnlyList<BlockEntry> entries, int start, int end, ByteWriter writer)
    {
        var beginnings = new StreamBeginnings(entries, start, end);
        var layout = new PageLayout();
        var rests = new ReadOnlyMemory<byte>[end - start];
        var pageOf = new int[end - start];
        var columns = new DirectoryColumns(end - start);
        for (int i = start; i < end; i++)
        {
            BlockEntry entry = entries[i];
            (int beginning, ReadOnlyMemory<byte> rest) = beginnings.Split(entry);
            rests[i - start] = rest;
            (pageOf[i - start], _) = layout.Place(rest.Length, entry.IsDamaged);
            columns.Set(i - start, entry, beginning, rest.Length, startHour * UnixTime.Hour);
        }

        var directory = new ByteWriter();
        BlockDirectory.Write(startHour, beginnings.Shared, columns, directory);
        writer.Clear();
        writer.Byte(BlockDirectory.Version);
        writer.UInt32((uint)(directory.Length + (layout.Lengths.Count * BlockDirectory.ChecksumLength)));
        writer.Bytes(directory.Written);
        WriteChecksums(entries, start, rests, pageOf, layout.Lengths.Count, writer);
        writer.UInt32(Crc32C.Of(writer.Written));
        foreach (ReadOnlyMemory<byte> rest in rests) writer.Bytes(rest.Span);
    }

    // What was damaged stays known to be.
    private static void WriteChecksums(IReadOnlyList<BlockEntry> entries, int start, ReadOnlyMemory<byte>[] rests, int[] pageOf, int pageCount, ByteWriter writer)
    {
        var page = new ByteWriter();
        for (int number = 0, i = 0; number < pageCount; number++)
        {
            page.Clear();
            bool isDamaged = false;
            for (; i < pageOf.Length && pageOf[i] == number; i++)
            {
                page.Bytes(rests[i].Span);
                isDamaged |= entries[start + i].IsDamaged;
            }

            uint checksum = Crc32C.Of(page.Written);
            writer.UInt32(isDamaged ? ~checksum : checksum);
        }
    }
}
