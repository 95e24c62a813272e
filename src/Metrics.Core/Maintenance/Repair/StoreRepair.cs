using MetricsTools.Maintenance.Checks;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>Keeps of a damaged store what can be kept.</summary>
public static class StoreRepair
{
    // A table or column that is missing shows when it is asked for.
    private const string TablesAndColumns = """
        SELECT id, created, epoch, checkpointed, privacy_key, sealed_id, change, hour_from, day_from, last_maintenance, lease_owner, lease_until FROM meta LIMIT 0;
        SELECT id, name, kind, unit, description, category, allowed_tags, direction, retain_raw, raw_from FROM metric LIMIT 0;
        SELECT id, metric, tags, reading FROM series LIMIT 0;
        SELECT tier, start, length, place, samples, bytes, first, last, change FROM span LIMIT 0;
        SELECT batch, at FROM ingest LIMIT 0;
        SELECT id, data FROM hot LIMIT 0; SELECT id, data FROM raw LIMIT 0; SELECT id, data FROM hour LIMIT 0; SELECT id, data FROM day LIMIT 0;
        """;

    /// <summary>
    /// Repairs a store. Where its pages are sound, others may use it meanwhile: rows, blocks and streams whose checksums are wrong go, hours are computed anew
    /// from samples and days from hours where these are kept, and counts are made to agree. Where pages are damaged, every row that can be read is copied into a
    /// new file, which takes the place of the old one only when it is whole; that one is kept beside it. A sound store stays as it is.
    /// </summary>
    /// <param name="store">The full path of the store, which must be there.</param>
    /// <param name="options">How the work is watched and stopped.</param>
    /// <exception cref="MetricException">It is no store, or of a newer version; or it must be made anew, and others have it open; or nothing can be read.</exception>
    public static StoreRepairReport Run(string store, MaintenanceOptions options)
    {
        if (!File.Exists(store) && !Directory.Exists(store)) throw new MetricException(ErrorId.StoreNotFound, store);
        var log = new RepairLog();
        if (!ArePagesSound(store, options)) return StoreRebuild.Run(store, options, log);
        using StoreConnection connection = StoreFile.Open(store, options.Open(StoreAccess.Write));
        return InPlaceRepair.Run(connection.Database, options, log);
    }

    /// <summary>What is damaged, as <see cref="StoreChecks"/> finds it; nothing of a sound store.</summary>
    /// <exception cref="MetricException">It is no store, or of a newer version, so that nothing can be repaired.</exception>
    public static IReadOnlyList<StoreCheckResult> Diagnose(string store, MaintenanceOptions options)
    {
        if (File.Exists(store)) StoreProbe.EnsureStore(store, options.Open(StoreAccess.Read));
        return [.. StoreChecks.Run(store, options).Where(static result => result.Status == CheckStatus.Failed)];
    }

    private static bool ArePagesSound(string store, MaintenanceOptions options)
    {
        try
        {
            using StoreConnection connection = StoreFile.Open(store, options.Open(StoreAccess.Read));
            connection.Database.Execute(TablesAndColumns);
            return PageCheck.IsSound(connection.Database, options);
        }
        catch (MetricException exception) when (StoreChecks.IsFinding(exception))
        {
            return false;
        }
    }
}
