using System.Diagnostics;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>Makes a store's file as small and as fast as it can be, in steps so short that writers hardly wait.</summary>
public static class StoreOptimizer
{
    // 256 KB a transaction: some milliseconds.
    private const int StepPages = 64;
    private const int CheckpointAttempts = 10;
    private const int PauseMilliseconds = 20;

    /// <summary>
    /// Moves the log into the file, gives pages that nothing uses back to the disk, and renews what SQLite knows of the tables. Stopped, it leaves the store
    /// sound and somewhat smaller.
    /// </summary>
    /// <param name="store">The full path of the store, which must be there.</param>
    /// <param name="options">How the work is watched and stopped.</param>
    /// <exception cref="MetricException">The store is missing, or cannot be written to.</exception>
    public static StoreOptimization Run(string store, MaintenanceOptions options)
    {
        if (!File.Exists(store) && !Directory.Exists(store)) throw new MetricException(ErrorId.StoreNotFound, store);
        var clock = Stopwatch.StartNew();
        StoreOptions access = options.Open(StoreAccess.Write);
        using StoreConnection connection = StoreFile.Open(store, access);
        SqliteDatabase database = connection.Database;
        StoreSizes before = Measure(database);
        Checkpoint(database, access, options.Cancellation);
        GiveBack(database, access, options);

        // All tables, also those that this connection has not asked yet; SQLite looks at some rows of each.
        database.Execute("PRAGMA optimize = 0x10002");
        Checkpoint(database, access, options.Cancellation);
        return new StoreOptimization(before, Measure(database), clock.Elapsed);
    }

    private static void GiveBack(SqliteDatabase database, StoreOptions access, MaintenanceOptions options)
    {
        long first = FreePages(database), left = first;
        while (left > 0)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            database.Execute($"PRAGMA incremental_vacuum({StepPages})");
            long now = FreePages(database);
            if (now >= left) return;
            left = now;
            options.Progress?.Invoke((int)((first - left) * 100 / first));
            if (StoreCheckpoint.IsDue(database)) StoreCheckpoint.TryRun(database, access);
        }
    }

    // Where other writers are busy, the lock is not to be had at every moment.
    private static void Checkpoint(SqliteDatabase database, StoreOptions access, CancellationToken cancellation)
    {
        StoreCheckpoint.TryRun(database, access);
        for (int attempt = 1; attempt < CheckpointAttempts && StoreCheckpoint.IsDue(database); attempt++)
        {
            cancellation.WaitHandle.WaitOne(PauseMilliseconds);
            cancellation.ThrowIfCancellationRequested();
            StoreCheckpoint.TryRun(database, access);
        }
    }

    private static StoreSizes Measure(SqliteDatabase database) => new(
        Length(database.Path), Length(database.Path + "-wal"), FreePages(database) * (database.Prepare("PRAGMA page_size").ReadInteger() ?? 0));

    private static long FreePages(SqliteDatabase database) => database.Prepare("PRAGMA freelist_count").ReadInteger() ?? 0;

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
