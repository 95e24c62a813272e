namespace MetricsTools.Packaging;

/// <summary>What of the built module goes into the package, and what only helps to find faults in it.</summary>
/// <param name="repository">The folder of the manifest.</param>
/// <param name="compiled">The folder of the compiled code, with one folder a platform.</param>
internal sealed class ModuleContent(string repository, string compiled)
{
    private const string Bin = "module/bin";

    private static readonly string[] Builds = ["net8.0", "net472"];
    private static readonly string[] OwnAssemblies = ["Metrics.Core", "Metrics.Ps", "Metrics.Ps.Loader", "Metrics.Views"];

    /// <summary>All files but the manifest, in the order of their paths.</summary>
    public IReadOnlyList<PackageFile> Files => Sorted(
        [
            .. Of("LICENSE", "README.md", "CHANGELOG.md"),
            .. Below("module", "*.ps*1*", SearchOption.TopDirectoryOnly),
            .. Builds.SelectMany(Assemblies),
            .. Builds.SelectMany(build => Below($"{Bin}/{build}/en-US")),
            .. Below($"{Bin}/runtimes"),
            .. Compiled(),
        ]);

    /// <summary>The debugging symbols of the module's own assemblies. Those of a build fit the compiled code that was made of it.</summary>
    public IReadOnlyList<PackageFile> Symbols => Sorted(Builds.SelectMany(build => OwnAssemblies.SelectMany(assembly => Of($"{Bin}/{build}/{assembly}.pdb"))));

    private static IReadOnlyList<PackageFile> Sorted(IEnumerable<PackageFile> files) => [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];

    // The build writes which assemblies the loader answers for; what else lies there belongs to the build. Some lie beside SQLite (see ModuleFiles).
    private IEnumerable<PackageFile> Assemblies(string build)
    {
        const string list = "Metrics.Ps.assemblies.txt";
        string folder = $"{Bin}/{build}";
        IEnumerable<string> assemblies = File.ReadLines(Of($"{folder}/{list}").Single().Source).Select(static name => name + ".dll");
        return Of($"{folder}/{list}", $"{folder}/Metrics.Ps.Loader.dll")
            .Concat(assemblies.Where(name => File.Exists(Path.Combine(repository, folder, name))).SelectMany(name => Of($"{folder}/{name}")));
    }

    private IEnumerable<PackageFile> Compiled() =>
        Directory.GetFiles(compiled, "*.dll", SearchOption.AllDirectories)
            .Select(file => new PackageFile(file, $"{Bin}/net8.0/{Path.GetRelativePath(compiled, file).Replace('\\', '/')}"));

    private IEnumerable<PackageFile> Below(string folder, string pattern = "*", SearchOption depth = SearchOption.AllDirectories) =>
        Directory.GetFiles(Path.Combine(repository, folder), pattern, depth).SelectMany(file => Of(Path.GetRelativePath(repository, file).Replace('\\', '/')));

    private IEnumerable<PackageFile> Of(params string[] paths)
    {
        foreach (string path in paths)
        {
            string source = Path.Combine(repository, path);
            if (!File.Exists(source)) throw new PackagingException($"{path} is missing: build the solution first.");
            yield return new PackageFile(source, path);
        }
    }
}
