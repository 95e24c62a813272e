namespace MetricsTools.Storage.Blocks;

/// <summary>The hours or days of one stream, decoded when they are asked for first. Safe for several threads at once.</summary>
/// <param name="entry">The stream.</param>
/// <param name="bucketLength">The length of an hour or a day, in milliseconds.</param>
internal sealed class RollupRows(BlockEntry entry, long bucketLength)
{
    /// <summary>About how many bytes of memory one of them takes.</summary>
    public const int RowLength = 256;

    // Two threads may both decode it, to the same end.
    private RollupRow[]? _rows;

    /// <summary>The hours or days, by time.</summary>
    /// <exception cref="BlockFormatException">The bytes are not those of a stream.</exception>
    public RollupRow[] All => _rows ??= Decode();

    private RollupRow[] Decode()
    {
        var rows = new List<RollupRow>(entry.Count);
        RollupStream.Read(entry, bucketLength, rows);
        return [.. rows];
    }
}
