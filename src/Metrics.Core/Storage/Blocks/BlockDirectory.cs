using System.Buffers.Binary;
using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>What a block holds and where, in the order of series, and of time within one. docs/storage-format.md describes the bytes.</summary>
internal sealed class BlockDirectory
{
    /// <summary>The version of the format of blocks.</summary>
    public const byte Version = 1;

    /// <summary>The bytes before the entries: the version, and the length of the entries.</summary>
    public const int HeaderLength = 5;

    /// <summary>The bytes after the entries: the checksum of all before it.</summary>
    public const int ChecksumLength = 4;

    private BlockDirectory(int startHour, BlockPlace[] places, BlockPage[] pages) => (StartHour, Places, Pages) = (startHour, places, pages);

    /// <summary>The first hour of the span that the block lies in.</summary>
    public int StartHour { get; }

    /// <summary>The entries.</summary>
    public BlockPlace[] Places { get; }

    /// <summary>The pages.</summary>
    public BlockPage[] Pages { get; }

    /// <summary>The length of a directory as a whole, by its first <see cref="HeaderLength"/> bytes.</summary>
    /// <exception cref="BlockFormatException">These are not the bytes of a block.</exception>
    public static int LengthOf(ReadOnlySpan<byte> header, int blockLength)
    {
        if (header.Length < HeaderLength) throw new BlockFormatException("it ends too early");
        if (header[0] != Version) throw new BlockFormatException($"its version is {header[0]}");
        long length = HeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(header.Slice(1)) + ChecksumLength;
        return length <= blockLength ? (int)length : throw new BlockFormatException("its directory is longer than it is");
    }

    /// <summary>Reads a directory.</summary>
    /// <param name="bytes">The directory as a whole.</param>
    /// <param name="blockLength">The length of the block.</param>
    /// <exception cref="BlockFormatException">These are not the bytes of a directory.</exception>
    public static BlockDirectory Read(ReadOnlySpan<byte> bytes, int blockLength)
    {
        int length = bytes.Length - ChecksumLength;
        if (new ByteReader(bytes.Slice(length)).UInt32() != Crc32C.Of(bytes.Slice(0, length))) throw new BlockFormatException("the checksum of its directory is wrong");
        var reader = new ByteReader(bytes.Slice(HeaderLength, length - HeaderLength));
        long startHour = reader.Signed();
        if (startHour is < -HourSpan.Limit or >= HourSpan.Limit) throw new BlockFormatException("its first hour is impossible");
        var beginnings = new ReadOnlyMemory<byte>[1 + reader.Count(blockLength)];
        for (int i = 1; i < beginnings.Length; i++) beginnings[i] = reader.Bytes(reader.Count(StreamBeginnings.Longest)).ToArray();
        int count = reader.Count(blockLength);
        var columns = new DirectoryColumns(count);
        try
        {
            columns.Read(ref reader);
        }
        catch (InvalidDataException exception)
        {
            throw new BlockFormatException(exception.Message);
        }

        var pages = new PageLayout();
        BlockPlace[] places = MakePlaces(columns, beginnings, startHour * UnixTime.Hour, blockLength, pages);
        return new BlockDirectory((int)startHour, places, ReadPages(reader, pages, bytes.Length, blockLength));
    }

    /// <summary>Writes the entries of a directory, and what they share.</summary>
    public static void Write(int startHour, IReadOnlyList<ReadOnlyMemory<byte>> beginnings, in DirectoryColumns columns, ByteWriter writer)
    {
        writer.Signed(startHour);
        writer.Varint((ulong)beginnings.Count);
        foreach (ReadOnlyMemory<byte> beginning in beginnings)
        {
            writer.Varint((ulong)beginning.Length);
            writer.Bytes(beginning.Span);
        }

        writer.Varint((ulong)columns.Count);
        columns.Write(writer);
    }

    /// <summary>The first entry of a series, or the number of entries when it has none.</summary>
    public int IndexOf(long series)
    {
        int low = 0, high = Places.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Places[middle].Series < series) low = middle + 1;
            else high = middle;
        }

        return low < Places.Length && Places[low].Series == series ? low : Places.Length;
    }

    private static BlockPlace[] MakePlaces(in DirectoryColumns columns, ReadOnlyMemory<byte>[] beginnings, long startTime, int blockLength, PageLayout pages)
    {
        var places = new BlockPlace[columns.Count];
        (long Series, long Last) before = (long.MinValue, long.MinValue);
        for (int i = 0; i < places.Length; i++)
        {
            long series = columns.Series[i], count = columns.Counts[i], length = columns.Lengths[i], kind = columns.Kinds[i];
            long first = startTime + columns.Firsts[i], last = first + columns.Durations[i];
            bool isPossible = BlockEntry.IsSeries(series) && count is > 0 and <= BlockEntry.LargestCount && length >= 0 && length <= blockLength && kind >= 0 && kind >> 1 < beginnings.Length;
            bool isInOrder = last >= first && (i == 0 || series >= places[i - 1].Series), isAlone = (kind & 1) != 0;

            // What is lost lies where it was, whatever has come to its time since.
            if (!isAlone) isInOrder &= series != before.Series || first >= before.Last;
            if (!isPossible || !isInOrder) throw new BlockFormatException("an entry of its directory is impossible");
            if (!isAlone) before = (series, last);
            (int page, int offset) = pages.Place((int)length, isAlone);
            places[i] = new BlockPlace(series, (int)count, first, last, beginnings[kind >> 1], offset, (int)length, page);
        }

        return places;
    }

    private static BlockPage[] ReadPages(ByteReader reader, PageLayout layout, int offset, int blockLength)
    {
        var pages = new BlockPage[layout.Lengths.Count];
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = new BlockPage(offset, layout.Lengths[i], reader.UInt32());
            offset += layout.Lengths[i];
            if (offset < 0 || offset > blockLength) throw new BlockFormatException("its streams are longer than it is");
        }

        if (reader.Left != 0 || offset != blockLength) throw new BlockFormatException("its length is not that of its streams");
        return pages;
    }
}
