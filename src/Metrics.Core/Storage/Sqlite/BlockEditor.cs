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
            List<long> ids = blocks.Of(runs[i].Span.Start);
            int start = runs[i].Span.Start, previous = -1;
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
        List<long> ids = blocks.Of(span.Start);
        StoreSpan changed = spans.Find(blocks.Tier, span.Start) ?? new StoreSpan(span, 0, 0, long.MaxValue, long.MinValue, 0);
        merge.Begin();
        for (int i = 0; i < runs.Length;)
        {
            int place = PlaceOf(ids, runs[i].Series), end = i;
            for (; end < runs.Length && PlaceOf(ids, runs[end].Series) == place; end++)
            {
                long first = samples.Times[runs[end].Start], last = samples.Times[runs[end].Start + runs[end].Length - 1];
                changed = changed with { First = Math.Min(changed.First, first), Last = Math.Max(changed.Last, last) };
            }

            (long count, long bytes) = AddToBlock(place < 0 ? null : ids[place], samples, runs.Slice(i, end - i));
            changed = changed with { Samples = changed.Samples + count, Bytes = changed.Bytes + bytes };
            i = end;
        }

        spans.Put(blocks.Tier, changed);
    }

    /// <summary>Removes entries from the blocks of a span.</summary>
    /// <param name="span">The span.</param>
    /// <param name="isRemoved">Whether an entry is removed.</param>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public void Remove(HourSpan span, Predicate<BlockEntry> isRemoved)
    {
        bool isChanged = false;
        foreach (long id in blocks.Of(span.Start))
        {
            List<BlockEntry> entries = Read(id, out _);
            if (entries.RemoveAll(isRemoved) == 0) continue;
            blocks.Remove(id);
            Write(span.Start, entries);
            isChanged = true;
        }

        if (isChanged) Measure(span);
    }

    /// <summary>Removes the entries of series from the blocks of all spans.</summary>
    /// <exception cref="MetricException">A block is damaged.</exception>
    public void RemoveSeries(Predicate<long> isRemoved)
    {
        foreach (StoreSpan span in spans.All(blocks.Tier)) Remove(span.Span, entry => isRemoved(entry.Series));
    }

    /// <summary>Removes a span with its blocks.</summary>
    public void RemoveAll(HourSpan span)
    {
        foreach (long id in blocks.Of(span.Start)) blocks.Remove(id);
        spans.Remove(blocks.Tier, span.Start);
    }

    /// <summary>Writes entries as new blocks of a span; gives their length.</summary>
    public long Write(int startHour, List<BlockEntry> entries)
    {
        long total = 0, written = 0;
        foreach (BlockEntry entry in entries) total += entry.Stream.Length;
        long parts = total <= Block.LargestLength ? 1 : total / Block.UsualLength;
        for (int start = 0, end = 0; start < entries.Count; start = end)
        {
            long length = 0;
            while (end < entries.Count && (length < total / parts || entries[end].Series == entries[end - 1].Series)) length += entries[end++].Stream.Length;
            Block.Write(startHour, entries, start, end, _block);
            blocks.Put(BlockTable.IdOf(startHour, entries[start].Series), _block.Written);
            written += _block.Length;
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

    private (long Count, long Bytes) AddToBlock(long? id, SampleRuns samples, ReadOnlySpan<SampleRun> runs)
    {
        int oldLength = 0;
        BlockEntry[] old = id is { } existing ? [.. Read(existing, out oldLength)] : [];
        var merged = new List<BlockEntry>(old.Length + runs.Length);
        try
        {
            int place = 0;
            foreach (SampleRun run in runs)
            {
                while (place < old.Length && old[place].Series < run.Series) merged.Add(old[place++]);
                int next = place;
                while (next < old.Length && old[next].Series == run.Series) next++;
                merge.Merge(samples, run, old.AsSpan(place, next - place), merged);
                place = next;
            }

            while (place < old.Length) merged.Add(old[place++]);
        }
        catch (BlockFormatException exception)
        {
            throw blocks.Damaged(id ?? 0, exception.Message);
        }

        if (id is { } replaced && BlockTable.SeriesOf(replaced) != merged[0].Series) blocks.Remove(replaced);
        long written = Write(runs[0].Span.Start, merged);
        return (Count(merged) - Count(old), written - oldLength);
    }

    private static long Count(IEnumerable<BlockEntry> entries) => entries.Sum(static entry => (long)entry.Count);

    // Counts what is left of a span anew.
    private void Measure(HourSpan span)
    {
        var extent = default(SampleExtent);
        long bytes = 0;
        foreach (long id in blocks.Of(span.Start))
        {
            List<BlockEntry> entries = Read(id, out int length);
            foreach (BlockEntry entry in entries)
            {
                (long first, long last) = merge.TimesOf(entry);
                extent = extent.With(entry.Count, first, last);
            }

            bytes += length;
        }

        if (extent.Count == 0) spans.Remove(blocks.Tier, span.Start);
        else spans.Put(blocks.Tier, new StoreSpan(span, extent.Count, bytes, extent.First, extent.Last, 0));
    }
}
