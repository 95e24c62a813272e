namespace MetricsTools.Storage.Blocks;

/// <summary>One compressed stream of one series in a block. A series may have several, one after the other in time.</summary>
/// <param name="Series">The series.</param>
/// <param name="Count">The number of samples, or of buckets.</param>
/// <param name="First">The time of the first sample.</param>
/// <param name="Last">The time of the last sample.</param>
/// <param name="Stream">The bytes of the stream.</param>
/// <param name="IsDamaged">Whether the bytes are not those that were written, by their checksum.</param>
internal readonly record struct BlockEntry(
    long Series, int Count, long First, long Last, ReadOnlyMemory<byte> Stream, bool IsDamaged = false)
{
    /// <summary>The most samples or buckets of one, so that a part of a long one can be read without the rest, and a damaged one takes little memory.</summary>
    public const int LargestCount = 4096;

    /// <summary>The largest series, so that an identifier of a block has room for it.</summary>
    public const long LargestSeries = uint.MaxValue;

    /// <summary>Whether there can be a series.</summary>
    public static bool IsSeries(long series) => series is > 0 and <= LargestSeries;
}
