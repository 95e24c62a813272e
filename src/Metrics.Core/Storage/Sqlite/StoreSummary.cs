using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Counts what a store holds.</summary>
internal static class StoreSummary
{
    /// <summary>Reads the figures of a store.</summary>
    /// <param name="database">The store.</param>
    /// <param name="samples">How many samples there are, and from when to when.</param>
    public static StoreStatistics Read(SqliteDatabase database, SampleExtent samples)
    {
        SqliteStatement statement = database.Prepare("SELECT (SELECT count(*) FROM metric), (SELECT count(*) FROM series), created FROM meta");
        statement.Step();
        var statistics = new StoreStatistics
        {
            Location = database.Path,
            Size = SizeOf(database.Path),
            MetricCount = statement.Integer(0),
            SeriesCount = statement.Integer(1),
            SampleCount = samples.Count,
            Created = statement.Integer(2),
            FirstTimestamp = samples.FirstOrNull,
            LastTimestamp = samples.LastOrNull,
            SchemaVersion = (int)StoreSchema.ReadVersion(database),
            Engine = "SQLite " + raw.sqlite3_libversion().utf8_to_string(),
            JournalMode = database.ReadText("PRAGMA journal_mode"),
        };
        statement.Reset();
        return statistics;
    }

    /// <summary>The size of all files of a store, in bytes.</summary>
    public static long SizeOf(string path) => FileSize(path) + FileSize(path + "-wal") + FileSize(path + "-shm");

    private static long FileSize(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
