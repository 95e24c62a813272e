using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// One block that samples go into, or the blocks of a new span: what it holds and what comes to it. It is cut into batches of series, which any thread can merge.
/// </summary>
internal sealed class BlockEdit(long? id, List<SampleRun> runs)
{
    private readonly (int Start, int End)[] _batches = [.. Batches.Of(runs.Count, i => runs[i].Length)];
    private List<BlockEntry>[] _merged = [];

    /// <summary>The block, or null of a new span.</summary>
    public long? Id => id;

    /// <summary>The samples that come to it, by series.</summary>
    public IReadOnlyList<SampleRun> Runs => runs;

    /// <summary>What it holds.</summary>
    public List<BlockEntry> Old { get; private set; } = [];

    /// <summary>The length of it.</summary>
    public int OldLength { get; private set; }

    /// <summary>The number of batches.</summary>
    public int BatchCount => _batches.Length;

    /// <summary>Why a batch could not be merged, if any.</summary>
    public BlockFormatException? Failure { get; private set; }

    /// <summary>Takes what the block holds.</summary>
    public void Begin(List<BlockEntry> old, int length)
    {
        (Old, OldLength) = (old, length);
        _merged = new List<BlockEntry>[_batches.Length];
    }

    /// <summary>Merges a batch.</summary>
    public void Merge(int batch, SampleRuns samples, IEntryMerge merge)
    {
        var merged = _merged[batch] = [];
        (int start, int end) = _batches[batch];
        int place = batch == 0 ? 0 : FirstOf(runs[start].Series), last = end == runs.Count ? Old.Count : FirstOf(runs[end].Series);
        BlockEntry[] old = [.. Old.GetRange(place, last - place)];
        place = 0;
        try
        {
            for (int i = start; i < end; i++)
            {
                while (place < old.Length && old[place].Series < runs[i].Series) merged.Add(old[place++]);
                int next = place;
                while (next < old.Length && old[next].Series == runs[i].Series) next++;
                merge.Merge(samples, runs[i], old.AsSpan(place, next - place), merged);
                place = next;
            }
        }
        catch (BlockFormatException exception)
        {
            Failure = exception;
        }

        for (; place < old.Length; place++) merged.Add(old[place]);
    }

    /// <summary>All entries, once all batches are merged.</summary>
    public List<BlockEntry> Entries() => [.. _merged.SelectMany(static merged => merged)];

    private int FirstOf(long series)
    {
        int low = 0, high = Old.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Old[middle].Series < series) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
