using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Seals the hot log, prunes, merges spans and gives room back, in short transactions that leave every answer as it is. What is damaged is passed over, and
/// reported when all the rest is done.
/// </summary>
internal sealed class StoreMaintenance(SqliteDatabase database, StoreOptions options, Sealer sealer, IReadOnlyList<BlockTier> tiers, SpanTable spans, MetricTable metrics, Watermarks watermarks)
{
    // Pages that are given back at a time: a megabyte, lest others wait for long.
    private const int PagesAtOnce = 256;

    // The next samples need some room.
    private const int SparePages = 16;

    private const int BatchesAtOnce = 1000;

    private static readonly TimeSpan BatchesKept = TimeSpan.FromDays(30);

    /// <summary>Whether a run is due: a day after the last one, or an hour after it when there is very much to do.</summary>
    public bool IsDue(RollupOptions maintenance)
    {
        long now = UnixTime.Now(options.Time), last = database.Prepare("SELECT coalesce(last_maintenance, created) FROM meta").ReadInteger() ?? now;
        return now - last >= UnixTime.Day || (now - last >= UnixTime.Hour && maintenance.Limits.IsUrgent(Retained.Beyond(spans, maintenance.Retention.Raw, now)));
    }

    /// <summary>Maintains the store; null when another run is at it.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    /// <exception cref="MetricException">The store failed, or something in it is damaged.</exception>
    public MaintenanceReport? Run(RollupOptions maintenance)
    {
        var lease = new MaintenanceLease(database, options.Time, maintenance.LeaseTime);
        if (!lease.TryTake()) return null;
        long? doneUntil = null;
        try
        {
            var damage = new List<MetricException>();
            MaintenanceReport report = Run(maintenance, lease, damage);
            if (damage.Count > 0) throw damage[0];
            doneUntil = Retained.Limit(spans, UnixTime.Now(options.Time));
            return report;
        }
        finally
        {
            lease.Release(doneUntil);
        }
    }

    private MaintenanceReport Run(RollupOptions maintenance, MaintenanceLease lease, List<MetricException> damage)
    {
        long sizeBefore = StoreSummary.SizeOf(database.Path), samplesBefore = CountSamples(), sealedSamples = 0;
        int spansBefore = spans.All(StoreTier.Raw).Count;
        Isolate(() => sealedSamples = SealAll(maintenance.Cancellation));
        long now = UnixTime.Now(options.Time), growth = Retained.GrowthPerDay(spans);
        long beyond = Retained.Beyond(spans, maintenance.Retention.Raw, now), beforePruning = CountSamples();
        long? early = Retained.EarlyCut(spans, maintenance.Limits.Budget);
        bool prunes = beforePruning > 0 && database.Write(() => watermarks.Advance(maintenance.Retention, now, Retained.Limit(spans, now), early));
        var pruner = new Pruner(database, spans, watermarks);
        foreach (BlockTier tier in tiers)
        {
            Isolate(() => new LooseBlocks(database, tier.Blocks, spans).Remove(maintenance.Cancellation));
            if (prunes) Isolate(() => pruner.Run(tier, maintenance.Cancellation));
            Wrote();
        }

        // Where nothing may be pruned now, what is too old is still there to be counted; else it is what was removed.
        if (prunes) beyond = Math.Max(0, beforePruning - CountSamples());
        Merge(maintenance, Wrote, Isolate);
        ForgetBatches();
        GiveRoomBack(maintenance.Cancellation);
        if (!maintenance.IsAside) StoreCheckpoint.TryRun(database, options);
        (string? warning, MetricException? alert) = maintenance.Limits.Judge(beyond, growth);
        return new MaintenanceReport
        {
            SealedSamples = sealedSamples,
            SamplesBefore = samplesBefore + sealedSamples,
            SamplesAfter = CountSamples(),
            SamplesBeyondRetention = beyond,
            GrowthPerDay = growth,
            RolledUpEarly = prunes ? early : null,
            Warning = warning,
            Alert = alert,
            SpansBefore = spansBefore,
            SpansAfter = spans.All(StoreTier.Raw).Count,
            SizeBefore = sizeBefore,
            SizeAfter = StoreSummary.SizeOf(database.Path),
        };

        void Wrote()
        {
            lease.Renew();
            if (StoreCheckpoint.IsDue(database)) StoreCheckpoint.TryRun(database, options);
        }

        void Isolate(Action work)
        {
            try
            {
                work();
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreCorrupt)
            {
                damage.Add(exception);
            }
        }
    }

    private void Merge(RollupOptions maintenance, Action wrote, Action<Action> isolate)
    {
        TimeSpan longest = metrics.All().Select(static metric => metric.RetainRaw ?? TimeSpan.Zero).Append(maintenance.Retention.Raw).Max();
        TimeSpan[] kept = [longest, maintenance.Retention.Hour, maintenance.Retention.Day];
        for (int i = 0; i < tiers.Count; i++)
        {
            var plan = new MergePlan(UnixTime.Now(options.Time), kept[i]);
            BlockTier tier = tiers[i];
            isolate(() => new SpanMerger(database, tier, spans) { Wrote = wrote }.Run(plan, maintenance.Cancellation));
        }
    }

    private long CountSamples() => spans.All(StoreTier.Raw).Sum(static span => span.Samples);

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

    private void ForgetBatches()
    {
        SqliteStatement select = database.Prepare("SELECT batch FROM ingest WHERE at < ?1").Bind(1, UnixTime.Now(options.Time) - (long)BatchesKept.TotalMilliseconds);
        var old = new Queue<byte[]>();
        while (select.Step()) old.Enqueue(select.Blob(0));
        while (old.Count > 0)
        {
            database.Write(() =>
            {
                for (int i = 0; i < BatchesAtOnce && old.Count > 0; i++) database.Prepare("DELETE FROM ingest WHERE batch = ?1").Bind(1, old.Dequeue()).Execute();
                return true;
            });
        }
    }

    private void GiveRoomBack(CancellationToken cancellation)
    {
        long? before = null;
        while (database.Prepare("PRAGMA freelist_count").ReadInteger() is { } free && free > SparePages && free != before)
        {
            cancellation.ThrowIfCancellationRequested();
            database.Prepare($"PRAGMA incremental_vacuum({PagesAtOnce})").Execute();
            if (StoreCheckpoint.IsDue(database)) StoreCheckpoint.TryRun(database, options);
            before = free;
        }
    }
}
