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
    public static void CreateFile(string path)
    {
        var settings = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) settings.UnixCreateMode = FileMode;
        new FileStream(path, settings).Dispose();
    }
#else
    // .NET Framework runs on Windows, where the access list of the folder above decides.

    /// <summary>Makes a folder, with those above it.</summary>
    public static void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    /// <summary>Makes an empty file.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static void CreateFile(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write).Dispose();
#endif
}
