using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Seals the hot log, merges spans and gives room back, each in short transactions of its own that leave every answer as it is.</summary>
internal sealed class StoreMaintenance(SqliteDatabase database, StoreOptions options, Sealer sealer, IReadOnlyList<BlockTier> tiers, SpanTable spans, MetricTable metrics, Watermarks watermarks)
{
    // Pages that are given back at a time: a megabyte, lest others wait for long.
    private const int PagesAtOnce = 256;

    // The next samples need some room.
    private const int SparePages = 16;

    private static readonly TimeSpan BatchesKept = TimeSpan.FromDays(30);

    /// <summary>Maintains the store; null when another run is at it.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public MaintenanceReport? Run(RollupOptions maintenance)
    {
        var lease = new MaintenanceLease(database, options.Time);
        if (!lease.TryTake(maintenance.LeaseTime)) return null;
        bool isDone = false;
        try
        {
            long sizeBefore = StoreSummary.SizeOf(database.Path);
            int spansBefore = spans.All(StoreTier.Raw).Count;
            long samplesBefore = CountSamples();
            long sealedSamples = SealAll(maintenance.Cancellation);
            Prune(maintenance);
            TimeSpan longest = metrics.All().Select(static metric => metric.RetainRaw ?? TimeSpan.Zero).Append(maintenance.Retention.Raw).Max();
            TimeSpan[] kept = [longest, maintenance.Retention.Hour, maintenance.Retention.Day];
            for (int i = 0; i < tiers.Count; i++)
            {
                new SpanMerger(database, tiers[i], spans).Run(new MergePlan(UnixTime.Now(options.Time), kept[i]), maintenance.Cancellation);
            }

            ForgetBatches();
            GiveRoomBack(maintenance.Cancellation);
            StoreCheckpoint.TryRun(database, options);
            isDone = true;
            return new MaintenanceReport
            {
                SealedSamples = sealedSamples,
                SamplesBefore = samplesBefore + sealedSamples,
                SamplesAfter = CountSamples(),
                SpansBefore = spansBefore,
                SpansAfter = spans.All(StoreTier.Raw).Count,
                SizeBefore = sizeBefore,
                SizeAfter = StoreSummary.SizeOf(database.Path),
            };
        }
        finally
        {
            lease.Release(isDone);
        }
    }

    private long CountSamples() => spans.All(StoreTier.Raw).Sum(static span => span.Samples);

    // The watermarks move first, so that what is older is answered by rollups from then on; then it goes, span after span.
    private void Prune(RollupOptions maintenance)
    {
        List<StoreSpan> raw = spans.All(StoreTier.Raw);
        if (raw.Count == 0) return;
        long newest = raw.Max(static span => span.Last);
        if (!database.Write(() => watermarks.Advance(maintenance.Retention, UnixTime.Now(options.Time), newest))) return;
        Dictionary<long, long> bySeries = watermarks.RawBySeries();
        StoredFrom kept = watermarks.OfMetric(0);
        PruneTier(tiers[(int)StoreTier.Raw], bySeries, bySeries.Count == 0 ? long.MinValue : bySeries.Values.Min(), maintenance.Cancellation);
        PruneTier(tiers[(int)StoreTier.Hour], [], kept.Hour, maintenance.Cancellation);
        PruneTier(tiers[(int)StoreTier.Day], [], kept.Day, maintenance.Cancellation);
    }

    /// <summary>Removes the spans that end before a moment, and of others the entries that end before the moment of their series.</summary>
    private void PruneTier(BlockTier tier, Dictionary<long, long> bySeries, long before, CancellationToken cancellation)
    {
        long last = bySeries.Count == 0 ? before : bySeries.Values.Max();
        foreach (StoreSpan span in spans.All(tier.Blocks.Tier).Where(span => span.First < last))
        {
            cancellation.ThrowIfCancellationRequested();
            database.Write(() =>
            {
                if (spans.Find(tier.Blocks.Tier, span.Span.Start) is not { } current) return false;
                database.Execute("UPDATE meta SET change = change + 1");
                if (current.Span.EndTime <= before) tier.Editor.RemoveAll(current.Span);
                else if (bySeries.Count > 0) tier.Editor.Remove(current.Span, IsPruned);
                return true;
            });
        }

        bool IsPruned(BlockEntry entry) =>
            !entry.IsDamaged && bySeries.TryGetValue(entry.Series, out long from) && tier.Merge.TimesOf(entry).Last < from;
    }

    private long SealAll(CancellationToken cancellation)
    {
        long total = 0;
        while (sealer.SealSlice() is { } count)
        {
            total += count;
            cancellation.ThrowIfCancellationRequested();
        }

        return total;
    }

    private void ForgetBatches() => database.Write(() =>
    {
        database.Prepare("DELETE FROM ingest WHERE at < ?1").Bind(1, UnixTime.Now(options.Time) - (long)BatchesKept.TotalMilliseconds).Execute();
        return true;
    });

    private void GiveRoomBack(CancellationToken cancellation)
    {
        long? before = null;
        while (database.Prepare("PRAGMA freelist_count").ReadInteger() is { } free && free > SparePages && free != before)
        {
            cancellation.ThrowIfCancellationRequested();
            database.Prepare($"PRAGMA incremental_vacuum({PagesAtOnce})").Execute();
            before = free;
        }
    }
}
