using MetricsTools.Packaging;

if (args is ["profile", string core, string profile])
{
    return Packaging.Try(() => StartProfile.Write(core, profile));
}

if (args is not [string repository, string compiled, string output, string version, string cache])
{
    Console.Error.WriteLine("usage: Metrics.Package profile <core> <file>, or Metrics.Package <repository> <folder of compiled code> <folder of packages> <version> <folder of restored packages>");
    return 2;
}

return Packaging.Try(() =>
{
    var module = ModuleManifest.Read(Path.Combine(repository, "MetricsTools.psd1"));
    if (module.Version != version) throw new PackagingException($"MetricsTools.psd1 is of version {module.Version}, and Directory.Build.props of {version}: change one of them.");
    ModuleManifest packaged = module.WithReleaseNotes(Changelog.Read(Path.Combine(repository, "CHANGELOG.md")).NotesOf(version));

    var content = new ModuleContent(repository, compiled);
    HashSet<string> names = [.. content.Files.Select(static file => Path.GetFileName(file.Path))];
    string notices = ThirdPartyNotices.Read(Path.Combine(repository, "src", "Metrics.Ps", "packages.lock.json"), cache, names.Contains);
    string folder = PackageFolder.Write(output, packaged, content.Files, notices);
    string package = Path.Combine(output, $"{ModuleManifest.Name}.{version}.nupkg");
    GalleryPackage.Write(package, packaged, folder);
    string symbols = Path.Combine(output, $"{ModuleManifest.Name}.{version}.symbols.zip");
    FixedZip.Write(symbols, content.Symbols);

    PackageSizes.Print(Console.Out, folder, package, symbols);
});
