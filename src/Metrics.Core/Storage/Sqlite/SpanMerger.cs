using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Makes one span of several, with short locks only. The blocks are read and made anew without a lock, and stored a few at a time at a place that no span has
/// yet, so that nobody reads them; then one transaction puts the new span in the place of the others, if none of those has changed since and all that was stored
/// is there. What it leaves behind when it is stopped are <see cref="LooseBlocks"/>.
/// </summary>
internal sealed class SpanMerger(SqliteDatabase database, BlockTier tier, SpanTable spans)
{
    // Blocks that are made in one go: about a megabyte.
    private const int BlocksAtOnce = 16;

    private readonly BlockTable _blocks = tier.Blocks;
    private readonly LooseBlocks _loose = new(database, tier.Blocks, spans);

    /// <summary>Called after each transaction, outside of it.</summary>
    public Action? Wrote { get; init; }

    /// <summary>Merges until nothing is left to be merged, or until a run is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(MergePlan plan, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            List<StoreSpan> all = spans.All(_blocks.Tier);
            if (plan.Next([.. all.Select(static span => (span.Span, span.Bytes))]) is not { } next) return;
            Merge(next.Merged, all.GetRange(next.First, next.Count), cancellation);
        }
    }

    private void Merge(HourSpan merged, List<StoreSpan> sources, CancellationToken cancellation)
    {
        int place = _blocks.FreePlace(merged.Start);
        var written = new List<(long Id, int Length)>();
        for (long first = 0, next; first < long.MaxValue; first = next)
        {
            cancellation.ThrowIfCancellationRequested();
            next = long.MaxValue;
            if (database.Read(() => ReadEntries(sources, first, out next)) is not { } bySeries || !Write(merged, place, sources, bySeries, written))
            {
                _loose.Remove(place, cancellation);
                return;
            }
        }

        bool isMerged = database.Write(() => Replace(merged, place, sources, written));
        Wrote?.Invoke();
        if (!isMerged) _loose.Remove(place, cancellation);
        else foreach (StoreSpan source in sources) _loose.Remove(source.Place, cancellation);
        Wrote?.Invoke();
    }

    private bool Write(HourSpan merged, int place, List<StoreSpan> sources, SortedDictionary<long, List<BlockEntry>> bySeries, List<(long Id, int Length)> written)
    {
        var entries = new List<BlockEntry>();
        tier.Merge.Begin();
        foreach (List<BlockEntry> ofSeries in bySeries.Values) tier.Merge.Join(ofSeries.ToArray(), entries);
        bool isWritten = database.Write(() =>
        {
            if (!AreUnchanged(sources)) return false;
            written.AddRange(tier.Editor.Write(merged.Start, place, entries));
            return true;
        });
        Wrote?.Invoke();
        return isWritten;
    }

    private bool Replace(HourSpan merged, int place, List<StoreSpan> sources, List<(long Id, int Length)> written)
    {
        // Another run, which believes that this one has ended, may have done the same or tidied up.
        if (!AreUnchanged(sources) || spans.IsTaken(_blocks.Tier, place) || !_blocks.Of(place).SequenceEqual(written.Select(static block => block.Id))) return false;
        database.Execute("UPDATE meta SET change = change + 1");
        var extent = default(SampleExtent);
        foreach (StoreSpan source in sources)
        {
            spans.Remove(_blocks.Tier, source.Span.Start);
            extent = extent.With(source.Samples, source.First, source.Last);
        }

        spans.Put(_blocks.Tier, new StoreSpan(merged, place, extent.Count, written.Sum(static block => (long)block.Length), extent.First, extent.Last, 0));
        return true;
    }

    // The entries of the series from one on that lie in so many blocks, and the first series after them.
    private SortedDictionary<long, List<BlockEntry>>? ReadEntries(List<StoreSpan> sources, long first, out long next)
    {
        next = long.MaxValue;
        if (!AreUnchanged(sources)) return null;
        List<long> all = [.. sources.SelectMany(source => _blocks.Of(source.Place))];
        long[] borders = [.. all.Select(BlockTable.SeriesOf).Where(series => series > first).OrderBy(static series => series)];
        if (borders.Length > BlocksAtOnce) next = borders[BlocksAtOnce - 1];
        var bySeries = new SortedDictionary<long, List<BlockEntry>>();
        for (int i = 0; i < all.Count; i++)
        {
            bool isLastOfPlace = i + 1 == all.Count || BlockTable.PlaceOf(all[i + 1]) != BlockTable.PlaceOf(all[i]);
            if (BlockTable.SeriesOf(all[i]) >= next || (!isLastOfPlace && BlockTable.SeriesOf(all[i + 1]) <= first)) continue;
            foreach (BlockEntry entry in tier.Editor.Read(all[i], out _))
            {
                if (entry.Series < first || entry.Series >= next) continue;
                if (!bySeries.TryGetValue(entry.Series, out List<BlockEntry>? list)) bySeries.Add(entry.Series, list = []);
                list.Add(entry);
            }
        }

        return bySeries;
    }

    private bool AreUnchanged(List<StoreSpan> sources) => sources.TrueForAll(source => spans.Find(_blocks.Tier, source.Span.Start) == source);
}
