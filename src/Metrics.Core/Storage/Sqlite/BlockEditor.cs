using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Changes the blocks of one tier within a write transaction, and keeps <c>span</c> in step.</summary>
internal sealed class BlockEditor(BlockTable blocks, SpanTable spans, Func<IEntryMerge> newMerge)
{
    private readonly ByteWriter _block = new();

    /// <summary>The tier.</summary>
    public StoreTier Tier => blocks.Tier;

    /// <summary>Makes what puts samples into entries of this tier; each thread needs one of its own.</summary>
    public IEntryMerge NewMerge() => newMerge();

    /// <summary>What runs of one span change, each block by itself; nothing is read of them yet.</summary>
    /// <param name="runs">The runs, by series.</param>
    public SpanEdit Plan(List<SampleRun> runs)
    {
        HourSpan span = runs[0].Span;
        StoreSpan before = spans.Find(blocks.Tier, span.Start) ?? new StoreSpan(span, blocks.FreePlace(span.Start), 0, 0, long.MaxValue, long.MinValue, 0);
        List<long> ids = blocks.Of(before.Place);
        var edits = new List<BlockEdit>();
        for (int start = 0, end; start < runs.Count; start = end)
        {
            int place = PlaceOf(ids, runs[start].Series);
            for (end = start + 1; end < runs.Count && PlaceOf(ids, runs[end].Series) == place; end++)
            {
            }

            edits.Add(new BlockEdit(place < 0 ? null : ids[place], runs.GetRange(start, end - start)));
        }

        return new SpanEdit(this, before, edits);
    }

    /// <summary>Reads the blocks that are changed.</summary>
    /// <exception cref="MetricException">One is damaged.</exception>
    public void Load(SpanEdit edit)
    {
        foreach (BlockEdit block in edit.Blocks)
        {
            if (block.Id is { } id) block.Begin(Read(id, out int length), length);
            else block.Begin([], 0);
        }
    }

    /// <summary>Stores the blocks that have changed, and their span.</summary>
    /// <exception cref="MetricException">One cannot be decoded.</exception>
    public void Store(SpanEdit edit, SampleRuns samples)
    {
        StoreSpan changed = edit.Before;
        foreach (BlockEdit block in edit.Blocks)
        {
            if (block.Failure is { } failure) throw blocks.Damaged(block.Id ?? 0, failure.Message);
            List<BlockEntry> entries = block.Entries();
            if (block.Id is { } replaced && BlockTable.SeriesOf(replaced) != entries[0].Series) blocks.Remove(replaced);
            long written = Write(changed.Span.Start, changed.Place, entries).Sum(static one => (long)one.Length);
            changed = changed with { Samples = changed.Samples + Count(entries) - Count(block.Old), Bytes = changed.Bytes + written - block.OldLength };
            foreach (SampleRun run in block.Runs)
            {
                long first = samples.Times[run.Start], last = samples.Times[run.Start + run.Length - 1];
                changed = changed with { First = Math.Min(changed.First, first), Last = Math.Max(changed.Last, last) };
            }
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

    /// <summary>What a series has in a span.</summary>
    /// <exception cref="MetricException">The block is damaged.</exception>
    public List<BlockEntry> EntriesOf(StoreSpan span, long series)
    {
        List<long> ids = blocks.Of(span.Place);
        int place = PlaceOf(ids, series);
        return place < 0 ? [] : Read(ids[place], out _).FindAll(entry => entry.Series == series);
    }

    /// <summary>Puts an entry in the place of all that a series has in a span.</summary>
    /// <exception cref="MetricException">The block is damaged.</exception>
    public void Replace(StoreSpan span, BlockEntry entry)
    {
        List<long> ids = blocks.Of(span.Place);
        int place = PlaceOf(ids, entry.Series), oldLength = 0;
        List<BlockEntry> entries = place < 0 ? [] : Read(ids[place], out oldLength);
        long old = Count(entries);
        entries.RemoveAll(one => one.Series == entry.Series);
        int after = entries.FindIndex(one => one.Series > entry.Series);
        entries.Insert(after < 0 ? entries.Count : after, entry);
        if (place >= 0) blocks.Remove(ids[place]);
        long written = Write(span.Span.Start, span.Place, entries).Sum(static block => block.Length);
        spans.Put(blocks.Tier, span with { Samples = span.Samples - old + Count(entries), Bytes = span.Bytes - oldLength + written });
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

    private static long Count(IEnumerable<BlockEntry> entries) => entries.Sum(static entry => (long)entry.Count);
}
