using static MetricsTools.Storage.DocumentedFormat.MalformedException;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads a block.</summary>
internal static class BlockReader
{
    /// <summary>The entries; none of a block whose directory is damaged.</summary>
    public static List<Entry> Read(byte[] block, int startHour, Branches branches)
    {
        Require(block.Length >= 9 && block[0] == 1, "blocks are of version 1");
        long length = BitConverter.ToUInt32(block, 1);
        Require(length <= block.Length - 9, "there are so many bytes");
        int end = 5 + (int)length;
        if (Checksum(block.AsSpan(0, end)) != BitConverter.ToUInt32(block, end))
        {
            branches.Meet("a lost block");
            return [];
        }

        var cursor = new Cursor(block.AsSpan(0, end).ToArray(), branches, 5);
        Require(cursor.Signed() == startHour && startHour is >= -StoreFile.LastHour and < StoreFile.LastHour, "the start hour is that of the span");
        List<byte[]> beginnings = [[]];
        long left = cursor.Number();
        Require(left >= 0, "there are so many bytes");
        for (; left > 0; left--)
        {
            long size = cursor.Number();
            Require(size is >= 0 and <= 66, "a beginning has at most 66 bytes");
            beginnings.Add(cursor.Bytes(size));
        }

        branches.Meet($"a block with{(beginnings.Count == 1 ? "out" : "")} beginnings");
        long count = cursor.Number();
        Require(count > 0 && count <= block.Length, "there are so many entries");
        long[][] columns = [.. Enumerable.Range(0, 6).Select(_ => Columns.Integers(cursor, (int)count))];
        Require(columns[0].All(series => series is > 0 and < 1L << 32), "a series is from 1 to 2^32 - 1");
        Require(columns[1].All(one => one is >= 1 and <= 4096), "from 1 to 4,096");
        Require(columns[2].All(one => one >= 0 && one <= block.Length) && columns[3].All(kind => kind >= 0 && kind >> 1 < beginnings.Count), "there are so many bytes, and the beginning");
        (int Page, int Place)[] places = new (int, int)[count];
        List<bool> lost = ReadPages(block, end + 4, columns[2], columns[3], places, cursor);
        cursor.End();
        var entries = new List<Entry>();
        for (int i = 0; i < count; i++)
        {
            long beginning = columns[3][i] >> 1, first = (startHour * 3_600_000L) + columns[4][i];
            branches.Meet(beginning > 0 ? "an entry with a beginning" : "an entry without a beginning");
            byte[]? stream = lost[places[i].Page] ? null : [.. beginnings[(int)beginning], .. block.AsSpan(places[i].Place, (int)columns[2][i]).ToArray()];
            entries.Add(new Entry(columns[0][i], (int)columns[1][i], first, first + columns[5][i], stream));
        }

        CheckOrder(entries, [.. columns[3].Select(kind => (kind & 1) != 0)], branches);
        return entries;
    }

    // Which pages are lost; fills in where the streams are.
    private static List<bool> ReadPages(byte[] block, int start, long[] lengths, long[] kinds, (int Page, int Place)[] places, Cursor checksums)
    {
        Branches branches = checksums.Branches;
        var pages = new List<(int Start, int End, int Streams)>();
        bool isClosed = true;
        for (int i = 0, place = start; i < lengths.Length; i++)
        {
            bool isAlone = (kinds[i] & 1) != 0;
            if (isAlone) branches.Meet("an entry that stands alone");
            if (isClosed || isAlone) pages.Add((place, place, 0));
            places[i] = (pages.Count - 1, place);
            place += (int)lengths[i];
            pages[^1] = (pages[^1].Start, place, pages[^1].Streams + 1);
            isClosed = isAlone || place - pages[^1].Start >= 1024;
            if (isClosed && !isAlone) branches.Meet("a full page");
        }

        Require(pages[^1].End == block.Length, "no bytes are left over");
        return
        [
            .. pages.Select(page =>
            {
                branches.Meet(page.Streams == 1 ? "a page of a stream" : "a page of streams");
                bool isLost = Checksum(block.AsSpan(page.Start, page.End - page.Start)) != checksums.UInt32();
                if (isLost) branches.Meet("a lost page");
                return isLost;
            }),
        ];
    }

    private static void CheckOrder(List<Entry> entries, bool[] areAlone, Branches branches)
    {
        Entry? before = null;
        for (int i = 0; i < entries.Count; i++)
        {
            Require(i == 0 || entries[i].Series >= entries[i - 1].Series, "entries are ordered by series");
            bool isOfSeveral = i > 0 && entries[i].Series == entries[i - 1].Series;
            if (isOfSeveral) branches.Meet("a series with several entries");
            Require(entries[i].Last >= entries[i].First, "the last sample is none before the first");
            if (areAlone[i]) continue;
            Require(before?.Series != entries[i].Series || entries[i].First >= before.Last, "each begins no earlier than the one before ends");
            before = entries[i];
            if (isOfSeveral && areAlone[i - 1] && entries[i].First < entries[i - 1].Last) branches.Meet("a lost stream between others");
        }
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte one in bytes)
        {
            checksum ^= one;
            for (int bit = 0; bit < 8; bit++) checksum = (checksum >> 1) ^ ((checksum & 1) * 0x82F6_3B78);
        }

        return ~checksum;
    }
}
