using MetricsTools.Storage;

namespace MetricsTools.Formats;

/// <summary>What a path stands for, and how a file gets there.</summary>
internal static class FilePlace
{
    // A database, and what SQLite keeps beside it.
    private static readonly string[] DatabaseSuffixes = ["", "-wal", "-shm", "-journal"];

    private static readonly byte[] DatabaseHeader = [.. "SQLite format 3\0"u8];

    /// <summary>The full path of a file; that of its target when it is a link.</summary>
    public static string Resolve(string path) => FileSystems.FollowLink(Path.GetFullPath(path));

    /// <summary>Whether a path is a device or a pipe such as /dev/stdout, which must be written to and never replaced.</summary>
    public static bool IsDevice(string path)
    {
        return Path.DirectorySeparatorChar == '/' && (IsBelow("/dev/") || IsBelow("/proc/")) && !IsBelow("/dev/shm/");

        bool IsBelow(string folder) => path.StartsWith(folder, StringComparison.Ordinal);
    }

    /// <summary>Whether a path is a SQLite database, such as a store, or one of the files that belong to it.</summary>
    public static bool IsOfDatabase(string path) => Array.Exists(DatabaseSuffixes, suffix =>
        path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && IsDatabase(path.Substring(0, path.Length - suffix.Length)));

    /// <summary>Moves a file, over the one that is there; the permissions of that one stay.</summary>
    public static void Move(string from, string to, bool noClobber)
    {
#if NET
        if (!noClobber && !OperatingSystem.IsWindows() && File.Exists(to)) File.SetUnixFileMode(from, File.GetUnixFileMode(to));
        File.Move(from, to, overwrite: !noClobber);
#else
        if (noClobber || !File.Exists(to)) File.Move(from, to);
        else File.Replace(from, to, null);
#endif
    }

    // Closing a file drops the process's locks on it: a store that is open has a log beside it, and is not opened here.
    private static bool IsDatabase(string path)
    {
        if (!File.Exists(path)) return false;
        if (File.Exists(path + "-wal") || File.Exists(path + "-shm")) return true;
        if (new FileInfo(path).Length < DatabaseHeader.Length) return false;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, DatabaseHeader.Length);
            return DatabaseHeader.All(one => file.ReadByte() == one);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
