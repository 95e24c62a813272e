namespace MetricsTools.Storage;

/// <summary>Makes files and folders that only their owner can open, as far as the platform says so by mode bits.</summary>
internal static class OwnerOnly
{
#if NET
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder, with those above it.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // The mode goes to the last folder alone; those above it would be open to all.
        if (Path.GetDirectoryName(folder) is { Length: > 0 } above && !Directory.Exists(above)) CreateFolder(above);
        Directory.CreateDirectory(folder, FileMode | UnixFileMode.UserExecute);
    }

    /// <summary>Makes an empty file.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static void CreateFile(string path) => Create(path).Dispose();

    /// <summary>Makes a file, and holds it locked.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static FileStream Create(string path)
    {
        var settings = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = FileMode;
        return new FileStream(path, settings);
    }
#else
    // .NET Framework runs on Windows, where the access list of the folder above decides.

    /// <summary>Makes a folder, with those above it.</summary>
    public static void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    /// <summary>Makes an empty file.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static void CreateFile(string path) => Create(path).Dispose();

    /// <summary>Makes a file, and holds it locked.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
#endif
}
