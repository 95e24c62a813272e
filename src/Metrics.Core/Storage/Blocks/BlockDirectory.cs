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
        int startHour = (int)reader.Signed();
        int count = reader.Count();
        if (count > reader.Left) throw new BlockFormatException("its count is too large");
        var places = new BlockPlace[count];
        var pages = new PageLayout();
        long series = 0;
        for (int i = 0; i < count; i++)
        {
            series += (long)reader.Varint();
            int sampleCount = reader.Count();
            int sizeAndFlags = reader.Count();
            bool isAlone = (sizeAndFlags & 1) != 0, hasTimes = (sizeAndFlags & 2) != 0;
            long first = hasTimes ? reader.Signed() + (startHour * UnixTime.Hour) : 0;
            long last = hasTimes ? first + (long)reader.Varint() : 0;
            (int page, int offset) = pages.Place(sizeAndFlags >> 2, isAlone);
            places[i] = new BlockPlace(series, sampleCount, first, last, hasTimes, offset, sizeAndFlags >> 2, page);
        }

        return new BlockDirectory(startHour, places, ReadPages(reader, pages, bytes.Length, blockLength));
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
