using NuGet.Packaging;
using NuGet.Versioning;

namespace MetricsTools.Packaging;

/// <summary>The package as a file: what <c>Publish-PSResource</c> would make of the folder, the same to the byte whenever it is made.</summary>
internal static class GalleryPackage
{
    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="manifest">The manifest of the folder.</param>
    /// <param name="folder">The package as a folder.</param>
    public static void Write(string path, ModuleManifest manifest, string folder)
    {
        IReadOnlyList<string> cmdlets = manifest.Values("CmdletsToExport");
        var builder = new PackageBuilder(deterministic: true)
        {
            Id = ModuleManifest.Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Value("Description"),
            Copyright = manifest.Value("Copyright"),
            ProjectUrl = new Uri(manifest.Value("ProjectUri")),
            LicenseUrl = new Uri(manifest.Value("LicenseUri")),
            ReleaseNotes = Changelog.Read(Path.Combine(folder, "CHANGELOG.md")).NotesOf(manifest.Version),
        };
        builder.Authors.Add(manifest.Value("Author"));
        builder.Owners.Add(manifest.Value("CompanyName"));

        // What Find-Module and Find-PSResource search for a command.
        builder.Tags.AddRange(["PSModule", .. manifest.Values("Tags"), "PSIncludes_Cmdlet"]);
        builder.Tags.AddRange(cmdlets.SelectMany(static cmdlet => new[] { $"PSCmdlet_{cmdlet}", $"PSCommand_{cmdlet}" }));
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            builder.Files.Add(new PhysicalPackageFile { SourcePath = file, TargetPath = Path.GetRelativePath(folder, file) });
        }

        using FileStream stream = File.Create(path);
        builder.Save(stream);
        stream.Position = 0;
        FixedZip.Stamp(stream);
    }
}
