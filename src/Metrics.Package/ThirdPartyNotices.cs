using System.Text;
using System.Text.Json;
using NuGet.Packaging;

namespace MetricsTools.Packaging;

/// <summary>Whose libraries are in the package, and under which licences.</summary>
internal static class ThirdPartyNotices
{
    private static readonly string[] LibraryFolders = ["lib", "runtimes"];

    /// <summary>Their names, versions, copyrights and licences, read from the packages that they came in.</summary>
    /// <param name="lockFile">The packages that the cmdlets were built with.</param>
    /// <param name="cache">The folder of restored packages.</param>
    /// <param name="isShipped">Whether a file is in the package, by its name.</param>
    /// <exception cref="PackagingException">A package has not been restored.</exception>
    public static string Read(string lockFile, string cache, Func<string, bool> isShipped)
    {
        var text = new StringBuilder("MetricsTools brings these libraries, each under the licence of its own:\n");
        foreach ((string id, string version) in Packages(lockFile))
        {
#pragma warning disable CA1308 // The cache is in lower case.
            string folder = Path.Combine(cache, id.ToLowerInvariant(), version);
#pragma warning restore CA1308
            if (!Directory.Exists(folder)) throw new PackagingException($"{id} {version} has not been restored: build the solution first.");
            if (LibrariesOf(folder).Any(file => isShipped(Path.GetFileName(file)))) Append(text, Directory.GetFiles(folder));
        }

        return text.ToString();
    }

    private static IEnumerable<string> LibrariesOf(string folder) =>
        LibraryFolders.Select(place => Path.Combine(folder, place)).Where(Directory.Exists).SelectMany(static place => Directory.GetFiles(place, "*", SearchOption.AllDirectories));

    private static SortedSet<(string Id, string Version)> Packages(string lockFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return new SortedSet<(string, string)>(document.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(static framework => framework.Value.EnumerateObject())
            .Where(static package => package.Value.TryGetProperty("resolved", out _))
            .Select(static package => (package.Name, package.Value.GetProperty("resolved").GetString()!)));
    }

    private static void Append(StringBuilder text, string[] files)
    {
        var package = new NuspecReader(files.Single(static file => file.EndsWith(".nuspec", StringComparison.Ordinal)));
        LicenseMetadata? licence = package.GetLicenseMetadata();
        text.Append('\n').Append(package.GetId()).Append(' ').Append(package.GetVersion()).Append('\n');
        foreach (string? line in new[] { package.GetCopyright(), package.GetProjectUrl(), licence?.Type == LicenseType.Expression ? $"Licence: {licence.License} ({package.GetLicenseUrl()})" : null })
        {
            if (!string.IsNullOrEmpty(line)) text.Append("    ").Append(line).Append('\n');
        }

        if (licence?.Type == LicenseType.File) text.Append('\n').Append(File.ReadAllText(files.Single(file => Path.GetFileName(file) == licence.License)).Trim().Replace("\r", "", StringComparison.Ordinal)).Append('\n');
    }
}
