using System.Security.Cryptography;

namespace MetricsTools.Storage.Sqlite;

/// <summary>The layout of a store's file, and how a file is told to be a store. docs/storage-format.md describes it.</summary>
internal static class StoreSchema
{
    /// <summary>The application id in the file's header: the letters MTS1.</summary>
    public const int ApplicationId = 0x4D545331;

    /// <summary>The version of the layout, in the header's user version.</summary>
    public const int Version = 2;

    private const int KeyLength = 32;

    // Version 1 had these, and one row a sample. Moments are milliseconds since 1970-01-01T00:00:00Z.
    private const string FirstTables = """
        CREATE TABLE meta (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            created INTEGER NOT NULL,
            epoch INTEGER NOT NULL DEFAULT 1,
            checkpointed INTEGER,
            privacy_key BLOB NOT NULL
        );
        CREATE TABLE metric (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            kind INTEGER NOT NULL,
            unit TEXT,
            description TEXT,
            category TEXT,
            allowed_tags TEXT,
            direction INTEGER NOT NULL DEFAULT 0,
            retain_raw INTEGER
        );
        CREATE TABLE series (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            metric INTEGER NOT NULL REFERENCES metric (id),
            tags TEXT NOT NULL,
            reading REAL,
            UNIQUE (metric, tags)
        );
        """;

    // The columns that version 2 added.
    private const string BlockColumns = """
        ALTER TABLE meta ADD COLUMN sealed_id INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE meta ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE meta ADD COLUMN hour_from INTEGER;
        ALTER TABLE meta ADD COLUMN day_from INTEGER;
        ALTER TABLE meta ADD COLUMN last_maintenance INTEGER;
        ALTER TABLE meta ADD COLUMN lease_owner BLOB;
        ALTER TABLE meta ADD COLUMN lease_until INTEGER;
        ALTER TABLE metric ADD COLUMN raw_from INTEGER;
        """;

    // The tables that version 2 added. Hours are numbered from 1970-01-01T00:00:00Z.
    private const string BlockTables = """
        CREATE TABLE hot (
            id INTEGER PRIMARY KEY,
            data BLOB NOT NULL
        );
        CREATE TABLE ingest (
            batch BLOB PRIMARY KEY,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE span (
            tier INTEGER NOT NULL,
            start INTEGER NOT NULL,
            length INTEGER NOT NULL,
            place INTEGER NOT NULL,
            samples INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            change INTEGER NOT NULL,
            PRIMARY KEY (tier, start)
        ) WITHOUT ROWID;
        CREATE TABLE raw (
            id INTEGER PRIMARY KEY,
            data BLOB NOT NULL
        );
        CREATE TABLE hour (
            id INTEGER PRIMARY KEY,
            data BLOB NOT NULL
        );
        CREATE TABLE day (
            id INTEGER PRIMARY KEY,
            data BLOB NOT NULL
        );
        """;

    /// <summary>Whether a file is a store of a version that can be read; false when it is an empty database.</summary>
    /// <exception cref="MetricException">It is a database of another program, or of a newer version.</exception>
    public static bool Recognise(SqliteDatabase database)
    {
        long applicationId = ReadApplicationId(database);
        long version = ReadVersion(database);
        if (applicationId == ApplicationId)
        {
            if (version > Version) throw new MetricException(ErrorId.StoreNewer, database.Path, version, Version);
            return version > 0;
        }

        bool isBlank = applicationId == 0 && version == 0 && database.Prepare("SELECT count(*) FROM sqlite_schema").ReadInteger() == 0;
        if (isBlank) return false;

        // Each of these reads is one of its own: another process may have made the store between them.
        if (ReadApplicationId(database) == ApplicationId) return Recognise(database);
        throw new MetricException(ErrorId.StoreForeign, database.Path, applicationId);
    }

    /// <summary>Makes the tables in an empty database, unless another process has by now.</summary>
    public static void Create(SqliteDatabase database, TimeProvider time)
    {
        // Both must be said before the first table. The header has to be complete in the file itself, not in a log, when others look at it:
        // so the database is made with a rollback journal.
        if (database.ReadText("PRAGMA journal_mode") == "wal" && !Recognise(database)) database.Execute("PRAGMA journal_mode = DELETE");
        database.Execute("PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL;");
        database.Write(() =>
        {
            if (Recognise(database)) return false;
            database.Execute(FirstTables);
            AddBlocks(database);
            database.Prepare("INSERT INTO meta (id, created, privacy_key) VALUES (1, ?1, ?2)")
                .Bind(1, Model.UnixTime.Now(time)).Bind(2, NewKey()).Execute();
            database.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};");
            return true;
        });
    }

    /// <summary>Adds to the tables of version 1 what version 2 has more, within a transaction.</summary>
    public static void AddBlocks(SqliteDatabase database) => database.Execute(BlockTables + BlockColumns);

    /// <summary>The version of the layout; 0 of an empty database.</summary>
    public static long ReadVersion(SqliteDatabase database) => database.Prepare("PRAGMA user_version").ReadInteger() ?? 0;

    private static long ReadApplicationId(SqliteDatabase database) => database.Prepare("PRAGMA application_id").ReadInteger() ?? 0;

    private static byte[] NewKey()
    {
        byte[] key = new byte[KeyLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
