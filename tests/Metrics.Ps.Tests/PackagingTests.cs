using System.Diagnostics;
using MetricsTools.Packaging;

namespace MetricsTools;

public sealed class PackagingTests
{
    private const string Log = "# Changelog\n\n## [Unreleased]\n\n### Added\n- Next.\n\n## [1.2.0] - 2026-01-31\n- Now.\n\n## [1.1.0] - 2025-12-01\n- Then.\n";

    [Theory]
    [InlineData("1.2.0", "- Now.")]
    [InlineData("1.1.0", "- Then.")]
    [InlineData("1.3.0-preview1", "### Added\n- Next.")]
    public void A_version_has_the_notes_of_its_section_or_of_what_is_not_released(string version, string notes) => Assert.Equal(notes, new Changelog(Log).NotesOf(version));

    [Fact]
    public void Line_endings_of_the_changelog_do_not_matter() => Assert.Equal("### Added\n- Next.", new Changelog(Log.ReplaceLineEndings("\r\n")).NotesOf("2.0.0"));

    [Theory]
    [InlineData("# Changelog\n")]
    [InlineData("## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n- Now.\n")]
    public void Without_notes_there_is_no_package(string log) => Assert.Throws<PackagingException>(() => new Changelog(log).NotesOf("2.0.0"));

    [Theory]
    [InlineData("ModuleVersion = '1.2.3'", "1.2.3")]
    [InlineData("ModuleVersion = '1.2.3'\nPrerelease = 'preview1'", "1.2.3-preview1")]
    [InlineData("ModuleVersion = '1.2.3'\nPrerelease = ''", "1.2.3")]
    public void A_version_carries_its_prerelease_label(string text, string version) => Assert.Equal(version, new ModuleManifest(text).Version);

    [Fact]
    public void Quotes_in_a_manifest_are_read_as_PowerShell_reads_them()
    {
        var manifest = new ModuleManifest("  Description = 'The module''s text'\n  Tags = @('a', 'b''s'\n    'c')\n");

        Assert.Equal("The module's text", manifest.Value("Description"));
        Assert.Equal(["a", "b's", "c"], manifest.Values("Tags"));
        Assert.Throws<PackagingException>(() => manifest.Value("Author"));
    }

    [Fact]
    public void Release_notes_that_would_end_their_text_are_refused() =>
        Assert.Throws<PackagingException>(() => new ModuleManifest("PSData = @{\n}").WithReleaseNotes("one\n'@\ntwo"));

    [Fact]
    public void A_package_of_another_version_than_the_build_is_not_made() => Assert.Equal(1, Run("9.9.9"));

    private static int Run(string version)
    {
        string output = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        string[] arguments = ["exec", typeof(ModuleManifest).Assembly.Location, Repository.Root, Repository.PathOf("artifacts", "compiled"), output, version, output];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Contains("is of version", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
        return process.ExitCode;
    }
}
