using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Makes one span of several. The blocks are read and made anew without a lock; the transaction that puts them in the place of the others begins by
/// seeing that none of those has changed meanwhile.
/// </summary>
internal sealed class SpanMerger(SqliteDatabase database, BlockTier tier, SpanTable spans)
{
    private readonly BlockTable _blocks = tier.Blocks;

    /// <summary>Merges until nothing is left to be merged, or until a run is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(MergePlan plan, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            List<StoreSpan> all = spans.All(_blocks.Tier);
            if (plan.Next([.. all.Select(static span => (span.Span, span.Bytes))]) is not { } next) return;
            Merge(next.Merged, all.GetRange(next.First, next.Count));
        }
    }

    private void Merge(HourSpan merged, List<StoreSpan> sources)
    {
        if (database.Read(() => ReadEntries(sources)) is not { } bySeries) return;
        var entries = new List<BlockEntry>();
        tier.Merge.Begin();
        foreach (List<BlockEntry> ofSeries in bySeries.Values) tier.Merge.Join(ofSeries.ToArray(), entries);
        database.Write(() =>
        {
            if (!AreUnchanged(sources)) return false;
            database.Execute("UPDATE meta SET change = change + 1");
            var extent = default(SampleExtent);
            foreach (StoreSpan source in sources)
            {
                tier.Editor.RemoveAll(source.Span);
                extent = extent.With(source.Samples, source.First, source.Last);
            }

            long bytes = tier.Editor.Write(merged.Start, entries);
            spans.Put(_blocks.Tier, new StoreSpan(merged, extent.Count, bytes, extent.First, extent.Last, 0));
            return true;
        });
    }

    private SortedDictionary<long, List<BlockEntry>>? ReadEntries(List<StoreSpan> sources)
    {
        if (!AreUnchanged(sources)) return null;
        var bySeries = new SortedDictionary<long, List<BlockEntry>>();
        foreach (long id in sources.SelectMany(source => _blocks.Of(source.Span.Start)))
        {
            foreach (BlockEntry entry in tier.Editor.Read(id, out _))
            {
                if (!bySeries.TryGetValue(entry.Series, out List<BlockEntry>? list)) bySeries.Add(entry.Series, list = []);

                // Several entries of a series say their times.
                (long first, long last) = entry.IsDamaged ? (entry.First, entry.Last) : tier.Merge.TimesOf(entry);
                list.Add(entry with { First = first, Last = last, HasTimes = entry.HasTimes || !entry.IsDamaged });
            }
        }

        return bySeries;
    }

    private bool AreUnchanged(List<StoreSpan> sources) => sources.TrueForAll(source => spans.Find(_blocks.Tier, source.Span.Start) == source);
}
