using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Seals the hot log, merges spans and gives room back, each in short transactions of its own that leave every answer as it is.</summary>
internal sealed class StoreMaintenance(SqliteDatabase database, StoreOptions options, Sealer sealer, IReadOnlyList<BlockTier> tiers, SpanTable spans, MetricTable metrics)
{
    // Pages that are given back at a time: a megabyte, lest others wait for long.
    private const int PagesAtOnce = 256;

    private static readonly TimeSpan BatchesKept = TimeSpan.FromDays(30);

    /// <summary>Maintains the store; null when another run is at it.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public MaintenanceReport? Run(MaintenanceOptions maintenance)
    {
        var lease = new MaintenanceLease(database, options.Time);
        if (!lease.TryTake(maintenance.LeaseTime)) return null;
        bool isDone = false;
        try
        {
            long sizeBefore = StoreSummary.SizeOf(database.Path);
            int spansBefore = spans.All(StoreTier.Raw).Count;
            long sealedSamples = SealAll(maintenance.Cancellation);
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
            return new MaintenanceReport(sealedSamples, spansBefore, spans.All(StoreTier.Raw).Count, sizeBefore, StoreSummary.SizeOf(database.Path));
        }
        finally
        {
            lease.Release(isDone);
        }
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
        while (database.Prepare("PRAGMA freelist_count").ReadInteger() > PagesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            database.Prepare($"PRAGMA incremental_vacuum({PagesAtOnce})").Execute();
        }
    }
}
