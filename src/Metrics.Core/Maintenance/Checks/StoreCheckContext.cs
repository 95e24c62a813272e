using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance.Checks;

/// <summary>What a check may look at.</summary>
/// <param name="Database">The store, open to read.</param>
/// <param name="Options">How the work is watched and stopped.</param>
internal sealed record StoreCheckContext(SqliteDatabase Database, MaintenanceOptions Options)
{
    /// <summary>The store's file.</summary>
    public string Path => Database.Path;

    /// <summary>The file's name, without its folder.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);
}
