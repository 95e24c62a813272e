using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Removes what is older than the watermarks, with short locks only. These have moved before, so that what is older is not answered any more while it is still
/// there.
/// </summary>
internal sealed class Pruner(SqliteDatabase database, SpanTable spans, Watermarks watermarks)
{
    /// <summary>Removes the samples of a tier that are not kept.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(BlockTier tier, CancellationToken cancellation)
    {
        StoredFrom kept = watermarks.OfMetric(0);
        Dictionary<long, long> bySeries = tier.Blocks.Tier == StoreTier.Raw ? watermarks.RawBySeries() : [];
        long before = tier.Blocks.Tier switch
        {
            StoreTier.Raw => bySeries.Count == 0 ? long.MinValue : bySeries.Values.Min(),
            StoreTier.Hour => kept.Hour,
            _ => kept.Day,
        };
        long last = bySeries.Count == 0 ? before : bySeries.Values.Max();
        foreach (StoreSpan span in spans.All(tier.Blocks.Tier).Where(span => span.First < last))
        {
            cancellation.ThrowIfCancellationRequested();
            if (span.Span.EndTime <= before) RemoveWhole(tier.Blocks, span, cancellation);
            else if (bySeries.Count > 0) RemoveEntries(tier, span, IsPruned, cancellation);
        }

        bool IsPruned(BlockEntry entry) =>
            !entry.IsDamaged && bySeries.TryGetValue(entry.Series, out long from) && entry.Last < from;
    }

    private void RemoveWhole(BlockTable blocks, StoreSpan span, CancellationToken cancellation)
    {
        bool isRemoved = database.Write(() =>
        {
            // Another run may have made it a part of a longer one.
            if (spans.Find(blocks.Tier, span.Span.Start) is not { } current || current.Span != span.Span || current.Place != span.Place) return false;
            database.Execute("UPDATE meta SET change = change + 1");
            spans.Remove(blocks.Tier, span.Span.Start);
            return true;
        });
        if (isRemoved) new LooseBlocks(database, blocks, spans).Remove(span.Place, cancellation);
    }

    private void RemoveEntries(BlockTier tier, StoreSpan span, Predicate<BlockEntry> isPruned, CancellationToken cancellation)
    {
        if (!database.Read(() => tier.Blocks.Of(span.Place).Exists(id => tier.Editor.Read(id, out _).Exists(isPruned)))) return;
        StoreSpan? current = span;
        var left = new Queue<long>();
        var kept = default(SampleExtent);
        long done = long.MinValue;
        bool isAlone = true;
        ShortWrite.Run(database, Begin, Step, cancellation);

        bool Begin()
        {
            StoreSpan? found = spans.Find(tier.Blocks.Tier, span.Span.Start);
            isAlone &= found == current;
            current = found;
            if (found is not { } one || one.Span != span.Span || one.Place != span.Place) return false;
            database.Execute("UPDATE meta SET change = change + 1");
            left = new Queue<long>(tier.Blocks.Of(one.Place).Where(id => id > done));
            return true;
        }

        bool Step()
        {
            if (left.Count > 0)
            {
                done = left.Dequeue();
                current = tier.Editor.Remove(current!.Value, [done], isPruned, ref kept);
                if (current is not null && left.Count > 0) return true;
            }

            // Where others have changed it meanwhile, the times stay wider than they are, until the next run.
            if (isAlone && current is { } whole) tier.Editor.PutTimes(whole, kept);
            return false;
        }
    }
}
