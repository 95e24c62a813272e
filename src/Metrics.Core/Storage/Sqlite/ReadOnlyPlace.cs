using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Reads a store where nothing can be written, such as a read-only share, without losing what is still in the write-ahead log.</summary>
internal static class ReadOnlyPlace
{
    /// <summary>The HResult of EROFS, which .NET has no exception type for.</summary>
    public const int ReadOnlyFileSystem = 30;

    private const int CopyAttempts = 5;

    // The header of SQLite's log, with the salts that change when it is begun again.
    private const int LogHeaderLength = 32;

    /// <summary>The URI under which SQLite takes no lock and looks at no log.</summary>
    public static string ImmutableUri(string path)
    {
        string slashed = Path.DirectorySeparatorChar == '\\' ? "/" + path.Replace('\\', '/') : path;
        string escaped = slashed.Replace("%", "%25").Replace("?", "%3f").Replace("#", "%23");
        return $"file:{escaped}?immutable=1";
    }

    /// <summary>Whether there is a log with anything in it beside a file.</summary>
    public static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>Opens the store as it is, or a copy with its log when there is one; null when it cannot be read at all.</summary>
    public static StoreConnection? Open(string path, StoreOptions options)
    {
        try
        {
            if (HasLog(path)) return OpenCopy(path, options, CopyTogether);
            SqliteDatabase asItIs = StoreFile.Connect(path, ImmutableUri(path), SqliteOpenMode.ReadOnly, options, RecogniseUnchanged);
            if (!StoreUpgrade.IsNeeded(asItIs)) return new StoreConnection(asItIs);
            asItIs.Dispose();
            return OpenCopy(path, options, CopyAlone);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static StoreConnection OpenCopy(string path, StoreOptions options, Action<string, string> copyTo)
    {
        string folder = Path.Combine(options.TemporaryFolder, "metricstools-" + Path.GetRandomFileName());
        OwnerOnly.CreateFolder(folder);
        try
        {
            string copy = Path.Combine(folder, "metrics.db");
            copyTo(path, copy);
            return new StoreConnection(StoreFile.Connect(path, copy, SqliteOpenMode.ReadWrite, options, Prepare), folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    // The place may be read-only for this process alone. While a log is not begun again, it holds all that a copy of the file may have missed; its header
    // tells when it is.
    private static void CopyTogether(string path, string copy)
    {
        string log = path + "-wal";
        for (int attempt = 0; attempt < CopyAttempts; attempt++)
        {
            byte[] before = ReadLogHeader(log);
            File.Copy(path, copy, overwrite: true);
            File.Copy(log, copy + "-wal", overwrite: true);
            MakeWritable(copy);
            MakeWritable(copy + "-wal");
            if (before.AsSpan().SequenceEqual(ReadLogHeader(copy + "-wal"))) return;
        }

        throw new IOException($"{log} changes too fast to be copied.");
    }

    private static byte[] ReadLogHeader(string log)
    {
        byte[] header = new byte[LogHeaderLength];
        using FileStream stream = new(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int read = stream.Read(header, 0, header.Length);
        return header.AsSpan(0, read).ToArray();
    }

    private static void CopyAlone(string path, string copy)
    {
        File.Copy(path, copy);
        MakeWritable(copy);
    }

    private static void Recognise(SqliteDatabase database)
    {
        if (!StoreSchema.Recognise(database)) throw new MetricException(ErrorId.StoreNotFound, database.Path);
    }

    private static void RecogniseUnchanged(SqliteDatabase database)
    {
        Recognise(database);
        database.Execute(StoreFile.RefuseWrites);
    }

    private static void Prepare(SqliteDatabase database)
    {
        Recognise(database);
        if (StoreUpgrade.IsNeeded(database)) StoreUpgrade.Run(database);
        database.Execute(StoreFile.RefuseWrites);
    }

    private static void MakeWritable(string file) => File.SetAttributes(file, FileAttributes.Normal);
}
