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
        var rows = new List<RollupRow>();
        foreach (BlockEntry entry in entries) RollupStream.Read(entry, bucketLength, rows);
        foreach (RollupRow row in rows)
        {
            if (!rollups.TryGetValue(row.Number, out Rollup? rollup)) rollups.Add(row.Number, rollup = new Rollup { Start = row.Number * bucketLength });
            row.AddTo(rollup);
        }

        return rollups;
    }

    /// <summary>Makes one entry of hours or days.</summary>
    public static BlockEntry Write(long series, SortedDictionary<long, Rollup> rollups, long bucketLength) =>
        RollupStream.Write(series, bucketLength, [.. rollups.Values.Select(rollup => RollupRow.Of(rollup, bucketLength, new ByteWriter()))], new ByteWriter());
}
