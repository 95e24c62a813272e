using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>The place of a backup: a temporary file beside it that only its owner can open, and the rename at the end.</summary>
internal sealed class BackupPlace : IDisposable
{
    private static readonly string[] LogSuffixes = ["-wal", "-shm", "-journal"];

    private readonly string _path;
    private readonly string _target;
    private readonly bool _replace;
    private readonly MaintenanceOptions _options;
    private bool _isKept;

    /// <summary>Checks the place, and makes the temporary file.</summary>
    /// <exception cref="MetricException">There is a file, and it may not or must not be replaced.</exception>
    public BackupPlace(string path, string store, bool replace, MaintenanceOptions options)
    {
        (_path, _target, _replace, _options) = (path, FollowLink(path), replace, options);
        if (Directory.Exists(_target)) throw new MetricException(ErrorId.StoreIsDirectory, path);
        if (IsSame(_target, FollowLink(store)) || BelongsToDatabase(_target)) throw new MetricException(ErrorId.FileIsStore, path);
        if (File.Exists(_target)) CheckReplaced();
        string folder = Path.GetDirectoryName(_target)!;
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no folder {folder}.");
        Temporary = Path.Combine(folder, "." + Path.GetRandomFileName());
        OwnerOnly.CreateFile(Temporary);
    }

    /// <summary>The file to write, empty so far.</summary>
    public string Temporary { get; }

    /// <summary>Forces the temporary file to the disk, and gives it its name.</summary>
    /// <exception cref="MetricException">There is a file by now, or the one to replace has come into use.</exception>
    public void Complete()
    {
        using (var file = new FileStream(Temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) file.Flush(flushToDisk: true);
        if (File.Exists(_target)) CheckReplaced();
        if (File.Exists(_target)) CloseReplaced();
        try
        {
            Move();
            _isKept = true;
        }
        catch (IOException) when (!_replace && File.Exists(_target))
        {
            throw new MetricException(ErrorId.BackupExists, _path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isKept) return;
        File.Delete(Temporary);
        File.Delete(Temporary + "-journal");
    }

    private static string FollowLink(string path)
    {
        try
        {
            return FileSystems.FollowLink(Path.GetFullPath(path));
        }
        catch (IOException exception)
        {
            throw new MetricException(ErrorId.StorePathInvalid, exception, path, exception.Message);
        }
    }

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static bool BelongsToDatabase(string path) => Array.Exists(LogSuffixes, suffix =>
        path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && File.Exists(path.Substring(0, path.Length - suffix.Length)));

    // What may be replaced is an older backup, or no database at all. A store that somebody records in shows by what waits in its log.
    private void CheckReplaced()
    {
        if (!_replace) throw new MetricException(ErrorId.BackupExists, _path);
        if (ReadOnlyPlace.HasLog(_target)) throw new MetricException(ErrorId.BackupInUse, _path);
        try
        {
            StoreProbe.EnsureStore(_target, _options.Open(StoreAccess.Read));
        }
        catch (MetricException exception) when (exception.Id == ErrorId.StoreNotDatabase)
        {
            // Another file, which was named on purpose.
        }
    }

    // An old log beside the new file would be taken for its own. SQLite removes it when nobody else has the old file open.
    private void CloseReplaced()
    {
        if (!Array.Exists(LogSuffixes, suffix => File.Exists(_target + suffix))) return;
        try
        {
            using SqliteDatabase old = SqliteDatabase.Open(_target, _target, SqliteOpenMode.ReadWrite, TimeSpan.Zero);
            old.ReadText("PRAGMA journal_mode = DELETE");
        }
        catch (MetricException exception) when (exception.Id is ErrorId.StoreLocked or ErrorId.StoreNotDatabase or ErrorId.StoreCorrupt)
        {
            // What is left beside the file says so.
        }

        if (Array.Exists(LogSuffixes, suffix => File.Exists(_target + suffix))) throw new MetricException(ErrorId.BackupInUse, _path);
    }

    private void Move()
    {
#if NET
        File.Move(Temporary, _target, overwrite: _replace);
#else
        if (_replace && File.Exists(_target)) File.Replace(Temporary, _target, null);
        else File.Move(Temporary, _target);
#endif
    }
}
