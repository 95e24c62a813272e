namespace MetricsTools.Storage;

/// <summary>What must be known of the file system under a store.</summary>
public static class FileSystems
{
    /// <summary>The file that a path leads to: that of its target, also one that is not there, when it is a link.</summary>
    /// <exception cref="IOException">Links lead round in a circle.</exception>
    public static string FollowLink(string path)
    {
#if NET
        try
        {
            return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (ArgumentException)
        {
            return path;
        }
#else
        return path;
#endif
    }

    /// <summary>The type of the network file system that a path lies on, or null when it is local or cannot be told.</summary>
    public static string? NetworkFileSystemOf(string path)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal)) return "a UNC share";
        try
        {
            string? place = Path.GetDirectoryName(path);
            while (place is not null && !Directory.Exists(place)) place = Path.GetDirectoryName(place);
            if (string.IsNullOrEmpty(place)) return null;
            var drive = new DriveInfo(Path.DirectorySeparatorChar == '\\' ? Path.GetPathRoot(place)! : place);
            return drive.DriveType == DriveType.Network ? drive.DriveFormat : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
