using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Counts what a store holds.</summary>
internal static class StoreSummary
{
    /// <summary>Reads the figures of a store.</summary>
    public static StoreStatistics Read(SqliteDatabase database)
    {
        SqliteStatement statement = database.Prepare(
            """
            SELECT (SELECT count(*) FROM metric), (SELECT count(*) FROM series), (SELECT count(*) FROM sample), created,
                (SELECT min((SELECT min(time) FROM sample WHERE series = series.id)) FROM series),
                (SELECT max((SELECT max(time) FROM sample WHERE series = series.id)) FROM series)
            FROM meta
            """);
        statement.Step();
        var statistics = new StoreStatistics
        {
            Location = database.Path,
            Size = FileSize(database.Path) + FileSize(database.Path + "-wal") + FileSize(database.Path + "-shm"),
            MetricCount = statement.Integer(0),
            SeriesCount = statement.Integer(1),
            SampleCount = statement.Integer(2),
            Created = statement.Integer(3),
            FirstTimestamp = statement.IsNull(4) ? null : statement.Integer(4),
            LastTimestamp = statement.IsNull(5) ? null : statement.Integer(5),
            SchemaVersion = (int)(database.Prepare("PRAGMA user_version").ReadInteger() ?? 0),
            Engine = "SQLite " + raw.sqlite3_libversion().utf8_to_string(),
            JournalMode = database.ReadText("PRAGMA journal_mode"),
        };
        statement.Reset();
        return statistics;
    }

    private static long FileSize(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
