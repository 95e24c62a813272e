namespace MetricsTools.Storage.Blocks;

/// <summary>The entries of hours or days as a whole: what is slower than to merge samples into them, and needed seldom.</summary>
internal static class RollupEntries
{
    /// <summary>The hours or days of entries, by their numbers.</summary>
    /// <param name="entries">The entries of one series.</param>
    /// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
    /// <exception cref="BlockFormatException">One cannot be decoded.</exception>
    public static SortedDictionary<long, Rollup> Read(IEnumerable<BlockEntry> entries, long bucketLength)
    {
        var rollups = new SortedDictionary<long, Rollup>();
        var records = new List<(long Number, ReadOnlyMemory<byte> Bytes)>();
        foreach (BlockEntry entry in entries) RollupStream.Read(entry, records);
        foreach ((long number, ReadOnlyMemory<byte> bytes) in records)
        {
            if (!rollups.TryGetValue(number, out Rollup? rollup)) rollups.Add(number, rollup = new Rollup { Start = number * bucketLength });
            RollupRecord.AddTo(bytes.Span, bucketLength, rollup);
        }

        return rollups;
    }

    /// <summary>Makes one entry of hours or days.</summary>
    public static BlockEntry Write(long series, SortedDictionary<long, Rollup> rollups, long bucketLength)
    {
        var arena = new ByteWriter();
        var records = new List<(long Number, ReadOnlyMemory<byte> Bytes)>();
        foreach (KeyValuePair<long, Rollup> one in rollups)
        {
            var record = new ByteWriter();
            RollupRecord.Write(one.Value, bucketLength, record);
            records.Add((one.Key, record.Kept(0)));
        }

        return RollupStream.Write(series, bucketLength, records, arena);
    }
}
