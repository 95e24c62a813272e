using System.Xml.Linq;
using MetricsTools.Packaging;

namespace MetricsTools;

/// <summary>The package under test, as 'dotnet test' made it.</summary>
internal static class Package
{
    public static string Version { get; } = (string)XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single();

    public static string Folder { get; } = Repository.PathOf("artifacts", "package", ModuleManifest.Name, Version.Split('-')[0]);

    public static string File { get; } = Repository.PathOf("artifacts", "package", $"{ModuleManifest.Name}.{Version}.nupkg");

    public static string Symbols { get; } = Repository.PathOf("artifacts", "package", $"{ModuleManifest.Name}.{Version}.symbols.zip");

    public static string ManifestPath { get; } = PathOf("MetricsTools.psd1");

    public static ModuleManifest Manifest { get; } = ModuleManifest.Read(ManifestPath);

    /// <summary>All files of the folder, with slashes, below it.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);
}
