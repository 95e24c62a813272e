using MetricsTools.Model;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// Moves the write-ahead log into the database. SQLite before 3.50.7, and 3.51 before 3.51.3, can corrupt a file when checkpoints race with writers, so a second
/// connection holds the write lock meanwhile: a file may be written to by other programs, too.
/// </summary>
internal static class StoreCheckpoint
{
    /// <summary>The size of the log, in bytes, from which a session checkpoints.</summary>
    public const long LogLimit = 4 * 1024 * 1024;

    // Whoever opens a store that nobody has open reads all of the log first: about 0.3 ms a megabyte. A checkpoint takes several milliseconds.
    private const long BriefLogLimit = 1024 * 1024;

    private const long PageLength = 4096;

    /// <summary>The size, in bytes, that the log is cut to when it starts again: most writes then need no new room in the file.</summary>
    public const long LogRoom = LogLimit - (512 * 1024);

    /// <summary>Whether the log holds as much as it may after a session, or after who opens a store for a moment.</summary>
    public static bool IsDue(SqliteDatabase database, bool isSession = true) => database.CountLog() * PageLength >= (isSession ? LogLimit : BriefLogLimit);

    /// <summary>
    /// Checkpoints when it can. A failure, such as a full disk, is no failure of what was committed before: the log holds it, and the next writer
    /// tries again.
    /// </summary>
    public static void TryRun(SqliteDatabase database, StoreOptions options)
    {
        try
        {
            Run(database, options);
        }
        catch (MetricException)
        {
            // The log stays as it is.
        }
    }

    /// <summary>Checkpoints now as far as readers allow, or leaves it to the next writer when another holds the lock.</summary>
    public static void Run(SqliteDatabase database, StoreOptions options)
    {
        using SqliteDatabase guard = SqliteDatabase.Open(database.Path, database.Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
        guard.KeepLogOnClose();
        if (!TryExecute(guard, "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE")) return;
        bool isWhole = Checkpoint(database);
        guard.RollBackIfOpen();

        // The first write of a transaction that begins after a whole checkpoint starts the log again and cuts it to the limit, unless it writes what is there
        // already. The guard's first write would sync the folder as well.
        if (isWhole) TryWrite(database, UnixTime.Now(options.Time));
    }

    /// <summary>Moves what no reader needs from the log into the database; true when that is all of it.</summary>
    private static bool Checkpoint(SqliteDatabase database)
    {
        SqliteStatement checkpoint = database.Prepare("PRAGMA wal_checkpoint(PASSIVE)");
        if (!checkpoint.Step()) return false;
        long frames = checkpoint.Integer(1), moved = checkpoint.Integer(2);
        checkpoint.Reset();
        return frames > 0 && moved == frames;
    }

    private static void TryWrite(SqliteDatabase database, long now)
    {
        try
        {
            database.WithoutWaiting(() => database.Prepare("UPDATE meta SET checkpointed = max(?1, coalesce(checkpointed, 0) + 1)").Bind(1, now).Execute());
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreLocked)
        {
            // Whoever holds the lock starts the log again.
        }
    }

    private static bool TryExecute(SqliteDatabase guard, string sql)
    {
        try
        {
            guard.Execute(sql);
            return true;
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreLocked)
        {
            return false;
        }
    }
}
