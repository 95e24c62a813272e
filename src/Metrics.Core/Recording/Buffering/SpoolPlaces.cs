using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetricsTools.Storage;

namespace MetricsTools.Recording.Buffering;

/// <summary>
/// Where the spool files of a store lie: beside it, as <c>metrics.db.spool-</c> and a random part, or, where that cannot be written to, in a folder of the user
/// under a name that is made of the store's path.
/// </summary>
internal sealed class SpoolPlaces
{
    private const int HashLength = 8;

    private readonly (string Folder, string Prefix)[] _places;

    /// <summary>The places of a store.</summary>
    public SpoolPlaces(string location, string? folder)
    {
        folder ??= DefaultFolder;
        var inFolder = (folder, NameOf(location) + ".spool-");
        _places = BesideOf(location) is { } beside ? [beside, inFolder] : [inFolder];
    }

    private static string DefaultFolder => Path.Combine(Path.GetDirectoryName(StoreLocation.Default(static name => name == StoreLocation.Variable ? null : Environment.GetEnvironmentVariable(name)))!, "spool");

    /// <summary>The path of a new file in each of the places, the best first.</summary>
    public IEnumerable<string> NewFiles()
    {
        foreach ((string folder, string prefix) in _places) yield return Path.Combine(folder, prefix + Guid.NewGuid().ToString("N"));
    }

    /// <summary>The files that are there, of this process and of others, the oldest first.</summary>
    public IReadOnlyList<FileInfo> Files()
    {
        var files = new List<FileInfo>();
        foreach ((string folder, string prefix) in _places)
        {
            try
            {
                if (!Directory.Exists(folder)) continue;

                // A path may hold what is a wildcard on Windows alone.
                foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles())
                {
                    if (file.Name.StartsWith(prefix, StringComparison.Ordinal)) files.Add(file);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What cannot be looked into now may be later.
            }
        }

        files.Sort(static (left, right) => left.LastWriteTimeUtc.CompareTo(right.LastWriteTimeUtc));
        return files;
    }

    private static (string Folder, string Prefix)? BesideOf(string location)
    {
        string path;
        try
        {
            if (!Path.IsPathRooted(location)) return null;
            path = FileSystems.FollowLink(location);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The store cannot be opened either, which says so.
            return null;
        }

        return Path.GetDirectoryName(path) is { Length: > 0 } folder ? (folder, Path.GetFileName(path) + ".spool-") : null;
    }

    private static string NameOf(string location)
    {
        byte[] normal = Encoding.UTF8.GetBytes(Path.DirectorySeparatorChar == '\\' ? location.ToUpperInvariant() : location);
#if NET
        byte[] hash = SHA256.HashData(normal);
#else
        using var sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(normal);
#endif
        return string.Concat(hash.Take(HashLength).Select(static one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
