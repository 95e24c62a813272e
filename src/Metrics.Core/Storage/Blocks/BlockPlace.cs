namespace MetricsTools.Storage.Blocks;

/// <summary>Where an entry of a block lies, as the directory says it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Count">The number of samples, or of buckets.</param>
/// <param name="First">The time of the first sample.</param>
/// <param name="Last">The time of the last sample.</param>
/// <param name="Beginning">What the stream begins with, when it shares that with others.</param>
/// <param name="Offset">Where the rest of the stream begins in its page.</param>
/// <param name="Length">The length of that rest.</param>
/// <param name="Page">The page that it lies in.</param>
internal readonly record struct BlockPlace(long Series, int Count, long First, long Last, ReadOnlyMemory<byte> Beginning, int Offset, int Length, int Page)
{
    /// <summary>The entry, by the bytes of its page.</summary>
    public BlockEntry EntryIn(ReadOnlyMemory<byte> page, bool isDamaged = false)
    {
        ReadOnlyMemory<byte> stream = page.Slice(Offset, Length);
        if (!Beginning.IsEmpty)
        {
            byte[] whole = new byte[Beginning.Length + Length];
            Beginning.CopyTo(whole);
            stream.CopyTo(whole.AsMemory(Beginning.Length));
            stream = whole;
        }

        return new BlockEntry(Series, Count, First, Last, stream, isDamaged);
    }
}
