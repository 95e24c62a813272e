using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MetricsTools.Packaging;
using NuGet.Packaging;

namespace MetricsTools;

public sealed class PackageMetadataTests
{
    [Fact]
    public void The_manifest_and_the_build_are_of_one_version() => Assert.Equal(Package.Version, ModuleManifest.Read(Repository.PathOf("MetricsTools.psd1")).Version);

    [Fact]
    public void The_packaged_manifest_has_the_notes_of_the_changelog()
    {
        string notes = Changelog.Read(Repository.PathOf("CHANGELOG.md")).NotesOf(Package.Version);

        Assert.Equal(ModuleManifest.Read(Repository.PathOf("MetricsTools.psd1")).WithReleaseNotes(notes), Package.Manifest);
        Assert.Contains("Add-Metric", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void The_manifest_exports_the_cmdlets_of_every_build(string build) =>
        Assert.Equal(CmdletsOf(Package.PathOf("module", "bin", build, "Metrics.Ps.dll")).Order(StringComparer.Ordinal), Package.Manifest.Values("CmdletsToExport").Order(StringComparer.Ordinal));

    [Fact]
    public void The_nuspec_says_what_the_manifest_says()
    {
        using var reader = new PackageArchiveReader(Package.File);
        NuspecReader nuspec = reader.NuspecReader;

        Assert.Equal("MetricsTools", nuspec.GetId());
        Assert.Equal(Package.Manifest.Version, nuspec.GetVersion().ToNormalizedString());
        Assert.Equal(Package.Manifest.Value("Author"), nuspec.GetAuthors());
        Assert.Equal(Package.Manifest.Value("CompanyName"), nuspec.GetOwners());
        Assert.Equal(Package.Manifest.Value("Description"), nuspec.GetDescription());
        Assert.Equal(Package.Manifest.Value("Copyright"), nuspec.GetCopyright());
        Assert.Equal(Package.Manifest.Value("ProjectUri"), nuspec.GetProjectUrl());
        Assert.Equal(Package.Manifest.Value("LicenseUri"), nuspec.GetLicenseUrl());
        Assert.Contains(nuspec.GetReleaseNotes().ReplaceLineEndings("\n"), Package.Manifest.Text, StringComparison.Ordinal);
        Assert.False(nuspec.GetRequireLicenseAcceptance());
        Assert.Empty(nuspec.GetDependencyGroups());
    }

    [Fact]
    public void The_tags_of_the_nuspec_are_those_of_the_manifest_and_what_the_Gallery_searches_commands_by()
    {
        using var reader = new PackageArchiveReader(Package.File);
        string[] tags = reader.NuspecReader.GetTags().Split(' ');
        IReadOnlyList<string> cmdlets = Package.Manifest.Values("CmdletsToExport");

        Assert.Equal(tags.Distinct(StringComparer.OrdinalIgnoreCase), tags);
        Assert.Superset(Package.Manifest.Values("Tags").ToHashSet(), tags.ToHashSet());
        Assert.Superset(new HashSet<string> { "PSModule", "PSEdition_Core", "PSEdition_Desktop", "PSIncludes_Cmdlet" }, tags.ToHashSet());
        Assert.Equal(cmdlets.Select(static cmdlet => "PSCmdlet_" + cmdlet), tags.Where(static tag => tag.StartsWith("PSCmdlet_", StringComparison.Ordinal)));
        Assert.Equal(cmdlets.Select(static cmdlet => "PSCommand_" + cmdlet), tags.Where(static tag => tag.StartsWith("PSCommand_", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_nupkg_holds_the_files_of_the_folder_at_its_root()
    {
        string[] parts = ["MetricsTools.nuspec", "[Content_Types].xml", "_rels/.rels"];
        using var reader = new PackageArchiveReader(Package.File);

        IEnumerable<string> files = reader.GetFiles().Where(path => !parts.Contains(path) && !path.StartsWith("package/services/", StringComparison.Ordinal));

        Assert.Equal(Package.Paths, files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_folder_gives_the_same_nupkg_to_the_byte()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.nupkg");
        try
        {
            GalleryPackage.Write(path, Package.Manifest, Package.Folder);
            Assert.Equal(File.ReadAllBytes(Package.File), File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // An attribute's arguments are in the metadata as text: [Cmdlet(verb, noun)].
    private static IEnumerable<string> CmdletsOf(string path)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        MetadataReader reader = assembly.GetMetadataReader();
        foreach (CustomAttributeHandle handle in reader.CustomAttributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            EntityHandle type = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference || reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) != "CmdletAttribute") continue;
            BlobReader arguments = reader.GetBlobReader(attribute.Value);
            arguments.ReadUInt16();
            yield return $"{arguments.ReadSerializedString()}-{arguments.ReadSerializedString()}";
        }
    }
}
