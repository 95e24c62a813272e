using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>Copies a store whole while others write to it: as it is at one moment, without its log, and without the pages that it does not use.</summary>
public static class StoreBackup
{
    /// <summary>
    /// Makes a file that is a store of its own, for its owner alone. It has its name only when it is complete and on the disk; until then, and after a
    /// failure, everything is as it was. The store's log cannot be begun again while it is read.
    /// </summary>
    /// <param name="store">The full path of the store.</param>
    /// <param name="path">The full path of the backup.</param>
    /// <param name="replace">Whether an older backup, or another file that is no database, is replaced.</param>
    /// <param name="options">How the work is watched and stopped.</param>
    /// <exception cref="MetricException">The store cannot be read, or the file must not be written.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static void Create(string store, string path, bool replace, MaintenanceOptions options)
    {
        using StoreConnection connection = StoreFile.Open(store, options.Open(StoreAccess.Read));
        using var place = new BackupPlace(path, store, replace, options);
        Copy(connection.Database, place.Temporary, path, options);
        place.Complete();
    }

    private static void Copy(SqliteDatabase database, string temporary, string path, MaintenanceOptions options)
    {
        // The connection may only read; SQLite counts the new file as written to.
        database.Execute("PRAGMA query_only = OFF");
        long size = UsedSize(database);
        Action? watch = options.Progress is null ? null : () => options.Progress((int)Math.Min(99, new FileInfo(temporary).Length * 100 / size));
        try
        {
            LongStatement.Run(database, () => database.Prepare("VACUUM INTO ?1").Bind(1, temporary).Execute(), watch, options.Cancellation);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreFull)
        {
            throw new MetricException(ErrorId.BackupDiskFull, exception, path);
        }
    }

    private static long UsedSize(SqliteDatabase database)
    {
        long pages = (database.Prepare("PRAGMA page_count").ReadInteger() ?? 0) - (database.Prepare("PRAGMA freelist_count").ReadInteger() ?? 0);
        return Math.Max(1, pages * (database.Prepare("PRAGMA page_size").ReadInteger() ?? 0));
    }
}
