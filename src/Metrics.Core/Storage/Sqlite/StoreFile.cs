using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Opens the file of a store under the rules for every connection (docs/storage-format.md), or says why it cannot be.</summary>
internal static class StoreFile
{
    // Closing a file drops the process's POSIX locks on it, also those that SQLite holds through another connection: so files are made one at a time.
    private static readonly object CreationLock = new();

    /// <summary>Makes every write through a connection an error, also where the file could be written to.</summary>
    internal const string RefuseWrites = "PRAGMA query_only = ON";

    // Said before the first read, lest a log that is still there be read through shared memory, which a network file system lacks.
    private const string WithoutSharedMemory = "PRAGMA locking_mode = EXCLUSIVE";

    /// <summary>Opens a store's file with its tables in place.</summary>
    /// <exception cref="MetricException">It is missing, not a store, not accessible, or on a network file system.</exception>
    public static StoreConnection Open(string path, StoreOptions options)
    {
        path = FollowLink(path);
        if (Directory.Exists(path)) throw new MetricException(ErrorId.StoreIsDirectory, path);
        string? network = options.NetworkFileSystemOf(path);
        if (network is not null && !options.AllowNetwork) throw new MetricException(ErrorId.StoreOnNetwork, path, network);
        return options.Access == StoreAccess.Write
            ? OpenToWrite(path, options, useLog: network is null)
            : OpenToRead(path, options, useLog: network is null);
    }

    // SQLite puts the log beside the file that a link leads to.
    private static string FollowLink(string path)
    {
        try
        {
            return FileSystems.FollowLink(path);
        }
        catch (IOException exception)
        {
            throw new MetricException(ErrorId.StorePathInvalid, exception, path, exception.Message);
        }
    }

    private static StoreConnection OpenToWrite(string path, StoreOptions options, bool useLog)
    {
        if (File.Exists(path)) StoreProbe.EnsureStore(path, options);
        else CreateFile(path);
        return new StoreConnection(Connect(path, path, SqliteOpenMode.ReadWrite, options, database =>
        {
            if (database.IsReadOnly) throw new MetricException(ErrorId.StoreReadOnly, path);
            if (!useLog) database.Execute(WithoutSharedMemory);
            if (!StoreSchema.Recognise(database)) StoreSchema.Create(database, options.Time);
            Configure(database, useLog);
            if (StoreUpgrade.IsNeeded(database)) StoreUpgrade.Run(database);
        }));
    }

    private static StoreConnection OpenToRead(string path, StoreOptions options, bool useLog)
    {
        if (!File.Exists(path)) throw new MetricException(ErrorId.StoreNotFound, path);
        StoreProbe.EnsureStore(path, options);
        try
        {
            return new StoreConnection(Connect(path, path, SqliteOpenMode.ReadWrite, options, database =>
            {
                if (!useLog) database.Execute(WithoutSharedMemory);
                if (!StoreSchema.Recognise(database)) throw new MetricException(ErrorId.StoreNotFound, path);
                if (!database.IsReadOnly) Configure(database, useLog);
                if (StoreUpgrade.IsNeeded(database)) StoreUpgrade.Run(database);
                database.Execute(RefuseWrites);
            }));
        }
        catch (MetricException exception) when (exception.Id is ErrorId.StoreAccessDenied or ErrorId.StoreReadOnly)
        {
            StoreConnection? connection = ReadOnlyPlace.Open(path, options);
            if (connection is null) throw;
            return connection;
        }
    }

    internal static SqliteDatabase Connect(
        string path, string dataSource, SqliteOpenMode mode, StoreOptions options, Action<SqliteDatabase> prepare)
    {
        SqliteDatabase database = SqliteDatabase.Open(path, dataSource, mode, options.LockTimeout);
        try
        {
            if (!options.IsSession) database.KeepLogOnClose();
            prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // An older SQLite can corrupt a file when a checkpoint races with writers: no connection checkpoints by itself (see StoreCheckpoint).
    private static void Configure(SqliteDatabase database, bool useLog)
    {
        if (useLog) BeginLog(database);
        database.Execute(useLog
            ? $"PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = {StoreCheckpoint.LogRoom}; PRAGMA mmap_size = 0;"
            : "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;");
    }

    /// <summary>
    /// Says what outlives a power cut. With a rollback journal everything does, in any case. On macOS, a sync reaches the disk's own cache alone unless more is
    /// asked for.
    /// </summary>
    public static void MakeDurable(SqliteDatabase database, StoreDurability durability)
    {
        if (database.ReadText("PRAGMA journal_mode") != "wal") return;
        string full = durability == StoreDurability.Full ? "ON" : "OFF";
        database.Execute($"PRAGMA synchronous = {(durability == StoreDurability.Full ? "FULL" : "NORMAL")}");
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) database.Execute($"PRAGMA fullfsync = {full}; PRAGMA checkpoint_fullfsync = {full}");
    }

    // A new store's first switch to a log needs the file for itself, and SQLite gives up at once where others do the same: so it is tried again.
    private static void BeginLog(SqliteDatabase database)
    {
        LockWait wait = database.BeginWait();
        while (true)
        {
            try
            {
                database.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (MetricException exception) when (exception.Id == ErrorId.StoreLocked)
            {
                if (!wait.WaitsOn()) throw;
            }
        }
    }

    private static void CreateFile(string path)
    {
        lock (CreationLock)
        {
            try
            {
                string folder = Path.GetDirectoryName(path)!;
                if (!Directory.Exists(folder)) OwnerOnly.CreateFolder(folder);
                OwnerOnly.CreateFile(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
            catch (UnauthorizedAccessException exception)
            {
                throw new MetricException(ErrorId.StoreReadOnly, exception, path);
            }
            catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
            {
                bool isReadOnly = exception.HResult is ReadOnlyPlace.ReadOnlyFileSystem;
                throw isReadOnly ? new MetricException(ErrorId.StoreReadOnly, exception, path) : new MetricException(ErrorId.StorePathInvalid, exception, path, exception.Message);
            }
        }
    }
}
