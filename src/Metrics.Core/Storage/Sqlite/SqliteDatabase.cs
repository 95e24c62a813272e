using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetricsTools.Storage.Sqlite;

/// <summary>One connection: statements prepared once, transactions that are settled, and errors that name the store. Not safe for threads.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE and, since 3.51, SQLITE_CHECKPOINT_NOOP of sqlite3.h.
    private const int NoCheckpointOnClose = 1006;
    private const int CheckpointNothing = -1;

    private readonly SqliteConnection _connection;
    private readonly TimeSpan _lockTimeout;
    private readonly Dictionary<string, SqliteStatement> _statements = [];
    private SqliteStatement? _version;
    private bool _waits = true;

    private SqliteDatabase(SqliteConnection connection, string path, TimeSpan lockTimeout)
    {
        _connection = connection;
        Path = path;
        _lockTimeout = lockTimeout;
    }

    /// <summary>The store's path, for messages.</summary>
    public string Path { get; }

    /// <summary>Whether SQLite could open the file for reading only.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(Handle, "main") == 1;

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => State is not null || IsWriting;

    /// <summary>The state of the file that a transaction that only reads sees; null outside of one, and where one writes.</summary>
    public FileState? State { get; private set; }

    internal sqlite3 Handle => _connection.Handle!;

    private bool IsWriting => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Opens a file that exists. Nothing is read or written yet.</summary>
    /// <param name="path">The store's path, for messages.</param>
    /// <param name="dataSource">The file, or a <c>file:</c> URI.</param>
    /// <param name="mode">Whether it may be written to.</param>
    /// <param name="lockTimeout">How long to wait for a lock of another connection.</param>
    /// <exception cref="MetricException">It cannot be opened.</exception>
    public static SqliteDatabase Open(string path, string dataSource, SqliteOpenMode mode, TimeSpan lockTimeout)
    {
        // Pooled connections would keep the file in use after Dispose. The driver's own retry, which sleeps 150 ms at a time, gets the shortest limit
        // that it takes: it is not waited for locks that way.
        var settings = new SqliteConnectionStringBuilder { DataSource = dataSource, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            var database = new SqliteDatabase(connection, path, lockTimeout);
            database.Check(raw.sqlite3_busy_timeout(database.Handle, 0));
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteFailure.From(exception, path, lockTimeout);
        }
    }

    /// <summary>Leaves the write-ahead log as it is when this connection is the last to close.</summary>
    public void KeepLogOnClose() => Check(raw.sqlite3_db_config(Handle, NoCheckpointOnClose, 1, out _));

    /// <summary>The number of pages in the write-ahead log; 0 without one.</summary>
    public long CountLog() => raw.sqlite3_wal_checkpoint_v2(Handle, "main", CheckpointNothing, out int count, out _) == raw.SQLITE_OK ? Math.Max(0, count) : 0;

    /// <summary>The statement of a text, prepared once and reset.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out SqliteStatement? statement)) return statement;

        // The first one of a connection reads the schema, for which it may have to wait.
        int code = raw.sqlite3_prepare_v2(Handle, sql, out sqlite3_stmt handle);
        for (LockWait wait = BeginWait(); IsBusy(code) && wait.WaitsOn();) code = raw.sqlite3_prepare_v2(Handle, sql, out handle);
        Check(code);
        statement = new SqliteStatement(this, handle);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Gives up a statement that is not used again.</summary>
    public void Forget(SqliteStatement statement)
    {
        foreach (string sql in _statements.Where(one => one.Value == statement).Select(static one => one.Key).ToArray()) _statements.Remove(sql);
        statement.Dispose();
    }

    /// <summary>The text in the first column of the first row.</summary>
    public string ReadText(string sql)
    {
        SqliteStatement statement = Prepare(sql);
        string text = statement.Step() ? statement.Text(0) : "";
        statement.Reset();
        return text;
    }

    /// <summary>Runs statements that take no parameters, and are not run often.</summary>
    public void Execute(string sql)
    {
        // Of several, those that were run are not run again: so SQLite waits itself.
        raw.sqlite3_busy_timeout(Handle, _waits ? (int)_lockTimeout.TotalMilliseconds : 0);
        int code = raw.sqlite3_exec(Handle, sql);
        string? message = code == raw.SQLITE_OK ? null : raw.sqlite3_errmsg(Handle).utf8_to_string();
        raw.sqlite3_busy_timeout(Handle, 0);
        if (message is not null) throw SqliteFailure.From(code, message, Path, _lockTimeout);
    }

    /// <summary>Begins a write transaction, which takes the lock at once: a read that turned into a write could fail half way.</summary>
    public SqliteTransaction BeginWrite()
    {
        Prepare("BEGIN IMMEDIATE").Execute();
        return new SqliteTransaction(this);
    }

    /// <summary>Runs work in a write transaction.</summary>
    public T Write<T>(Func<T> work)
    {
        using SqliteTransaction transaction = BeginWrite();
        T result = work();
        transaction.Commit();
        return result;
    }

    /// <summary>Runs work in a transaction that only reads, so that all of it sees one state; within one, in that. It holds no writer up.</summary>
    public T Read<T>(Func<T> work)
    {
        if (IsInTransaction) return work();

        // A statement that stands at a row keeps one state for all others, as BEGIN and COMMIT would, which take three times as long.
        _version ??= Prepare("PRAGMA data_version");
        try
        {
            if (!_version.Step()) throw new InvalidOperationException("SQLite does not tell a file's version.");
            State = new FileState(_version.Integer(0), raw.sqlite3_total_changes(Handle));
            return work();
        }
        finally
        {
            State = null;
            _version.Reset();
        }
    }

    /// <summary>Rolls a transaction back when there is one.</summary>
    public void RollBackIfOpen()
    {
        if (IsWriting) raw.sqlite3_exec(Handle, "ROLLBACK");
    }

    /// <summary>Asks a function, every so many steps of a statement's work, whether to go on; null asks no more.</summary>
    public void Watch(int steps, Func<bool>? goesOn) => raw.sqlite3_progress_handler(Handle, steps, goesOn is null ? null : _ => goesOn() ? 0 : 1, null);

    /// <summary>The number of rows that the last statement changed.</summary>
    public int Changes() => raw.sqlite3_changes(Handle);

    /// <summary>The identifier of the row that was inserted last.</summary>
    public long LastInsertId() => raw.sqlite3_last_insert_rowid(Handle);

    /// <summary>Does what can be done without waiting for a lock.</summary>
    /// <exception cref="MetricException">Another process holds it.</exception>
    public void WithoutWaiting(Action work)
    {
        _waits = false;
        try
        {
            work();
        }
        finally
        {
            _waits = true;
        }
    }

    /// <summary>A wait for a lock, which begins now.</summary>
    public LockWait BeginWait() => new(_waits ? _lockTimeout : TimeSpan.Zero);

    /// <summary>Whether a result code says that another connection holds a lock that it may give back.</summary>
    public static bool IsBusy(int code) => (code & 0xFF) == raw.SQLITE_BUSY && code != raw.SQLITE_BUSY_SNAPSHOT;

    /// <summary>Throws unless a result code says that all is well.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW)) throw Failure(code);
    }

    /// <summary>The error of a result code.</summary>
    public MetricException Failure(int code) => SqliteFailure.From(code, raw.sqlite3_errmsg(Handle).utf8_to_string(), Path, _lockTimeout);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }
}
