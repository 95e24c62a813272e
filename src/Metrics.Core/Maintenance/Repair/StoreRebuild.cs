using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Maintenance.Repair;

/// <summary>
/// Makes a store anew whose pages SQLite cannot read any more: copies every row that can be read into a new file, under the same key and identifiers, repairs
/// that, and puts it in the place of the old one, which is kept beside it. Until then, and after a failure, everything is as it was.
/// </summary>
internal static class StoreRebuild
{
    private static readonly string[] ByIdTables = ["hot", "raw", "hour", "day"];

    /// <summary>Makes the store anew.</summary>
    /// <exception cref="MetricException">Others use the store, or too little of it can be read.</exception>
    public static StoreRepairReport Run(string store, MaintenanceOptions options, RepairLog log)
    {
        var place = new StoreReplacement(store, options.Time);
        try
        {
            StoreRepairReport report;
            using (SqliteDatabase old = OpenAlone(store, options))
            {
                using SqliteDatabase made = SqliteDatabase.Open(store, place.Temporary, SqliteOpenMode.ReadWrite, options.LockTimeout);
                StoreSchema.Create(made, options.Time);

                // Until it has its name, nobody needs it.
                made.Execute("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
                made.Write(() => Copy(old, made, options, log));
                report = InPlaceRepair.Run(made, options, log);
            }

            return report with { BackupPath = place.Complete() };
        }
        finally
        {
            place.Dispose();
        }
    }

    // The lock of a file that nobody else has open: what others wrote meanwhile would be lost.
    private static SqliteDatabase OpenAlone(string store, MaintenanceOptions options)
    {
        SqliteDatabase database = SqliteDatabase.Open(store, store, SqliteOpenMode.ReadWrite, options.LockTimeout);
        try
        {
            database.KeepLogOnClose();

            // A file that was cut off is read nevertheless.
            database.Execute("PRAGMA wal_autocheckpoint = 0; PRAGMA writable_schema = ON; PRAGMA locking_mode = EXCLUSIVE");
            database.Prepare("SELECT count(*) FROM sqlite_schema").ReadInteger();
            if (StoreSchema.ReadVersion(database) < StoreSchema.Version) throw new MetricException(ErrorId.StoreCorrupt, store, "it is of an earlier version, and damaged before it could be upgraded");
            return database;
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreLocked)
        {
            database.Dispose();
            throw new MetricException(ErrorId.StoreInUse, exception, store);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static bool Copy(SqliteDatabase old, SqliteDatabase made, MaintenanceOptions options, RepairLog log)
    {
        var rows = new RowSalvage(old, options);
        CopyMeta(rows, made, log);
        Report("metric", rows.ReadById(
            "metric", "name, kind, unit, description, category, allowed_tags, direction, retain_raw, raw_from",
            row => Insert(made, "INSERT OR IGNORE INTO metric (id, name, kind, unit, description, category, allowed_tags, direction, retain_raw, raw_from) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", row, 10)));
        Report("series", rows.ReadById(
            "series", "metric, tags, reading", row => Insert(made, "INSERT OR IGNORE INTO series (id, metric, tags, reading) VALUES (?1, ?2, ?3, ?4)", row, 4)));
        foreach (string table in ByIdTables)
        {
            string insert = $"INSERT OR IGNORE INTO {table} (id, data) VALUES (?1, ?2)";
            Report(table, rows.ReadById(table, "data", row => Insert(made, insert, row, 2), (id, data) => made.Prepare(insert).Bind(1, id).Bind(2, data).Execute()));
        }

        Report("span", rows.ReadByKey(
            "span", "tier, start, length, place, samples, bytes, first, last, change", ["tier", "start"],
            row => Insert(made, "INSERT OR IGNORE INTO span (tier, start, length, place, samples, bytes, first, last, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", row, 9)));
        Report("ingest", rows.ReadByKey("ingest", "batch, at", ["batch"], row => Insert(made, "INSERT OR IGNORE INTO ingest (batch, at) VALUES (?1, ?2)", row, 2)));
        CopyIfThere(rows, made, SettingTable.Table, "setting", "name, value", ["name"]);
        CopyIfThere(rows, made, DocumentTable.Table, "document", "kind, name, text, created, updated, deleted, version", ["kind", "name"]);
        KeepIdentifiers(rows, made);
        return true;

        void Report(string table, bool isWhole)
        {
            if (!isWhole) log.Note($"Pages of the table {table} are damaged: the rows that could be read were kept.");
        }
    }

    private static void CopyMeta(RowSalvage rows, SqliteDatabase made, RepairLog log)
    {
        bool isKnown = false;
        rows.ReadById("meta", "created, epoch, privacy_key, sealed_id, change, hour_from, day_from, last_maintenance", row =>
        {
            Insert(
                made, "INSERT OR REPLACE INTO meta (id, created, epoch, privacy_key, sealed_id, change, hour_from, day_from, last_maintenance) VALUES (?1, ?2, ?3 + 1, ?4, ?5, ?6 + 1, ?7, ?8, ?9)", row, 9);
            isKnown = true;
        });
        if (!isKnown) log.Note("The key of the hashes is lost, and a new one was made: personal values that are recorded from now on do not match those before.");
    }

    // Tables that are made when they are first needed.
    private static void CopyIfThere(RowSalvage rows, SqliteDatabase made, string create, string table, string columns, string[] key)
    {
        int count = columns.Split(',').Length;
        string insert = $"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({string.Join(", ", Enumerable.Range(1, count).Select(static i => FormattableString.Invariant($"?{i}")))})";
        made.Execute(create);
        rows.ReadByKey(table, columns, key, row => Insert(made, insert, row, count));
        if (made.Prepare($"SELECT count(*) FROM {table}").ReadInteger() == 0) made.Execute($"DROP TABLE {table}");
    }

    // Identifiers are never used again, also not those of rows that are lost.
    private static void KeepIdentifiers(RowSalvage rows, SqliteDatabase made)
    {
        var last = new Dictionary<string, long>();
        rows.ReadByKey("sqlite_sequence", "name, seq", ["rowid"], row => last[row.Text(0)] = row.Integer(1));
        foreach (string table in new[] { "metric", "series" })
        {
            long known = last.TryGetValue(table, out long sequence) ? sequence : 0;
            made.Prepare("DELETE FROM sqlite_sequence WHERE name = ?1").Bind(1, table).Execute();
            made.Prepare($"INSERT INTO sqlite_sequence (name, seq) SELECT ?1, max(?2, coalesce((SELECT max(id) FROM {table}), 0))").Bind(1, table).Bind(2, known).Execute();
        }

        // What is in blocks already does not count again, should a damaged page show it.
        made.Execute("DELETE FROM hot WHERE id <= (SELECT sealed_id FROM meta)");
    }

    private static void Insert(SqliteDatabase made, string sql, SqliteStatement row, int columns)
    {
        SqliteStatement insert = made.Prepare(sql);
        for (int i = 0; i < columns; i++) row.CopyTo(i, insert, i + 1);
        insert.Execute();
    }
}
