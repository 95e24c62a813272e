namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>A block that is written by hand.</summary>
/// <param name="startHour">The first hour of its span.</param>
internal sealed class HandMadeBlock(int startHour)
{
    private readonly List<(long Series, int Count, long First, long Last, byte[] Stream)> _entries = [];

    /// <summary>How many samples, hours or days there are.</summary>
    public long Count => _entries.Sum(entry => (long)entry.Count);

    public long FirstSeries => _entries[0].Series;

    public long First => _entries.Min(entry => entry.First);

    public long Last => _entries.Max(entry => entry.Last);

    public void Add(long series, int count, long first, long last, HandMadeBytes stream) => _entries.Add((series, count, first, last, stream.All));

    public byte[] Bytes()
    {
        var pages = new List<List<byte>>();
        foreach ((_, _, _, _, byte[] stream) in _entries)
        {
            if (pages.Count == 0 || pages[^1].Count >= 1024) pages.Add([]);
            pages[^1].AddRange(stream);
        }

        HandMadeBytes directory = new HandMadeBytes().Signed(startHour).Number(0).Number((ulong)_entries.Count)
            .Integers([.. _entries.Select(entry => entry.Series)]).Integers([.. _entries.Select(entry => (long)entry.Count)])
            .Integers([.. _entries.Select(entry => (long)entry.Stream.Length)]).Integers(new long[_entries.Count])
            .Integers([.. _entries.Select(entry => entry.First - (startHour * 3_600_000L))]).Integers([.. _entries.Select(entry => entry.Last - entry.First)]);
        foreach (List<byte> page in pages) directory.UInt32(BlockReader.Checksum(page.ToArray()));
        HandMadeBytes block = new HandMadeBytes().Byte(1).UInt32((uint)directory.All.Length).Bytes(directory.All);
        block.UInt32(BlockReader.Checksum(block.All));
        foreach (List<byte> page in pages) block.Bytes([.. page]);
        return block.All;
    }
}
