using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Changes the blocks of one tier within a write transaction, and keeps <c>span</c> in step.</summary>
internal sealed class BlockEditor(BlockTable blocks, SpanTable spans, IEntryMerge merge)
{
    private readonly ByteWriter _block = new();

    /// <summary>The tier.</summary>
    public StoreTier Tier => blocks.Tier;

    /// <summary>The number of blocks that runs lie in.</summary>
    public int CountBlocks(IReadOnlyList<SampleRun> runs)
    {
        int count = 0;
        for (int i = 0; i < runs.Count;)
        {
            int start = runs[i].Span.Start, previous = -1;
            List<long> ids = spans.Find(blocks.Tier, start) is { } span ? blocks.Of(span.Place) : [];
            for (; i < runs.Count && runs[i].Span.Start == start; i++)
            {
                int place = PlaceOf(ids, runs[i].Series);
                if (place != previous) count++;
                previous = place;
            }
        }

        return count;
    }

    /// <summary>Puts runs of one span into its blocks.</summary>
    /// <param name="samples">What the runs are parts of.</param>
    /// <param name="runs">The runs, by series.</param>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public void Add(SampleRuns samples, ReadOnlySpan<SampleRun> runs)
    {
        HourSpan span = runs[0].Span;
        StoreSpan changed = spans.Find(blocks.Tier, span.Start) ?? new StoreSpan(span, blocks.FreePlace(span.Start), 0, 0, long.MaxValue, long.MinValue, 0);
        List<long> ids = blocks.Of(changed.Place);
        merge.Begin();
        for (int i = 0; i < runs.Length;)
        {
            int place = PlaceOf(ids, runs[i].Series), end = i;
            for (; end < runs.Length && PlaceOf(ids, runs[end].Series) == place; end++)
            {
                long first = samples.Times[runs[end].Start], last = samples.Times[runs[end].Start + runs[end].Length - 1];
                changed = changed with { First = Math.Min(changed.First, first), Last = Math.Max(changed.Last, last) };
            }

            (long count, long bytes) = AddToBlock(changed.Place, place < 0 ? null : ids[place], samples, runs.Slice(i, end - i));
            changed = changed with { Samples = changed.Samples + count, Bytes = changed.Bytes + bytes };
            i = end;
        }

        spans.Put(blocks.Tier, changed);
    }

    /// <summary>Removes entries from some blocks of a span.</summary>
    /// <param name="span">The span as it is.</param>
    /// <param name="ids">The blocks.</param>
    /// <param name="isRemoved">Whether an entry is removed.</param>
    /// <param name="kept">Takes in when the entries that stay are.</param>
    /// <returns>The span as it is then, or null when nothing is left of it.</returns>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public StoreSpan? Remove(StoreSpan span, IEnumerable<long> ids, Predicate<BlockEntry> isRemoved, ref SampleExtent kept)
    {
        StoreSpan changed = span;
        foreach (long id in ids)
        {
            List<BlockEntry> entries = Read(id, out int length);
            long count = Count(entries);
            bool isChanged = entries.RemoveAll(isRemoved) > 0;
            foreach (BlockEntry entry in entries) kept = kept.With(entry.Count, entry.First, entry.Last);

            if (!isChanged) continue;
            blocks.Remove(id);
            long written = Write(span.Span.Start, span.Place, entries).Sum(static block => block.Length);
            changed = changed with { Samples = changed.Samples - count + Count(entries), Bytes = changed.Bytes - length + written };
        }

        if (changed == span) return span;
        if (changed.Samples > 0) spans.Put(blocks.Tier, changed);
        else spans.Remove(blocks.Tier, span.Span.Start);
        return changed.Samples > 0 ? spans.Find(blocks.Tier, span.Span.Start) : null;
    }

    /// <summary>Removes the entries of series from the blocks of all spans.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public void RemoveSeries(Predicate<long> isRemoved)
    {
        foreach (StoreSpan span in spans.All(blocks.Tier))
        {
            var kept = default(SampleExtent);
            if (Remove(span, blocks.Of(span.Place), entry => isRemoved(entry.Series), ref kept) is { } changed && changed != span) PutTimes(changed, kept);
        }
    }

    /// <summary>Says when the samples of a span are.</summary>
    public void PutTimes(StoreSpan span, SampleExtent extent)
    {
        if (extent.Count > 0) spans.Put(blocks.Tier, span with { First = extent.First, Last = extent.Last });
    }

    /// <summary>Writes entries as new blocks at a place; gives the blocks and their lengths.</summary>
    /// <param name="startHour">The first hour of the span.</param>
    /// <param name="place">The place.</param>
    /// <param name="entries">The entries, by series, then by time.</param>
    public List<(long Id, int Length)> Write(int startHour, int place, List<BlockEntry> entries)
    {
        var written = new List<(long Id, int Length)>();
        long total = 0;
        foreach (BlockEntry entry in entries) total += entry.Stream.Length;
        long parts = total <= Block.LargestLength ? 1 : total / Block.UsualLength;
        for (int start = 0, end = 0; start < entries.Count; start = end)
        {
            long length = 0;
            while (end < entries.Count && (length < total / parts || entries[end].Series == entries[end - 1].Series)) length += entries[end++].Stream.Length;
            Block.Write(startHour, entries, start, end, _block);
            long id = BlockTable.IdOf(place, entries[start].Series);
            blocks.Put(id, _block.Written);
            written.Add((id, _block.Length));
        }

        return written;
    }

    /// <summary>All entries of a block.</summary>
    /// <exception cref="MetricException">It is damaged.</exception>
    public List<BlockEntry> Read(long id, out int length)
    {
        byte[] bytes = blocks.Read(id);
        length = bytes.Length;
        try
        {
            return Block.Read(bytes);
        }
        catch (BlockFormatException exception)
        {
            throw blocks.Damaged(id, exception.Message);
        }
    }

    private static int PlaceOf(List<long> ids, long series)
    {
        int low = 0, high = ids.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (BlockTable.SeriesOf(ids[middle]) <= series) low = middle + 1;
            else high = middle;
        }

        // What is before the first block goes into it.
        return low > 0 ? low - 1 : Math.Min(ids.Count, 1) - 1;
    }

    private (long Count, long Bytes) AddToBlock(int place, long? id, SampleRuns samples, ReadOnlySpan<SampleRun> runs)
    {
        int oldLength = 0;
        BlockEntry[] old = id is { } existing ? [.. Read(existing, out oldLength)] : [];
        var merged = new List<BlockEntry>(old.Length + runs.Length);
        try
        {
            int done = 0;
            foreach (SampleRun run in runs)
            {
                while (done < old.Length && old[done].Series < run.Series) merged.Add(old[done++]);
                int next = done;
                while (next < old.Length && old[next].Series == run.Series) next++;
                merge.Merge(samples, run, old.AsSpan(done, next - done), merged);
                done = next;
            }

            while (done < old.Length) merged.Add(old[done++]);
        }
        catch (BlockFormatException exception)
        {
            throw blocks.Damaged(id ?? 0, exception.Message);
        }

        if (id is { } replaced && BlockTable.SeriesOf(replaced) != merged[0].Series) blocks.Remove(replaced);
        long written = Write(runs[0].Span.Start, place, merged).Sum(static block => block.Length);
        return (Count(merged) - Count(old), written - oldLength);
    }

    private static long Count(IEnumerable<BlockEntry> entries) => entries.Sum(static entry => (long)entry.Count);
}
