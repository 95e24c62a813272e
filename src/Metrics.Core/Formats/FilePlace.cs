namespace MetricsTools.Formats;

/// <summary>What a path stands for, and how a file gets there.</summary>
internal static class FilePlace
{
    /// <summary>The full path of a file; that of its target when it is a link.</summary>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
#if NET
        if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) return target.FullName;
#endif
        return full;
    }

    /// <summary>Whether a path is a device or a pipe such as /dev/stdout, which must be written to and never replaced.</summary>
    public static bool IsDevice(string path)
    {
        return Path.DirectorySeparatorChar == '/' && (IsBelow("/dev/") || IsBelow("/proc/")) && !IsBelow("/dev/shm/");

        bool IsBelow(string folder) => path.StartsWith(folder, StringComparison.Ordinal);
    }

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
}
