using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace MetricsTools;

public sealed class PackageContentTests
{
    private const long Limit = 25_000_000;

    private static readonly string[] Builds = ["net8.0", "net472"];
    private static readonly string[] CompiledAssemblies = ["Metrics.Core"];
    private static readonly string[] AtTheRoot = ["CHANGELOG.md", "LICENSE", "MetricsTools.psd1", "README.md", "THIRD-PARTY-NOTICES.txt"];
    private static readonly string[] InTheModule =
        ["module/MetricsTools.Format.ps1xml", "module/MetricsTools.Types.ps1xml", "module/MetricsTools.Types.psd1", "module/MetricsTools.psm1"];

    [Theory]
    [InlineData("linux-arm64", "libe_sqlite3.so")]
    [InlineData("linux-musl-x64", "libe_sqlite3.so")]
    [InlineData("linux-x64", "libe_sqlite3.so")]
    [InlineData("osx-arm64", "libe_sqlite3.dylib")]
    [InlineData("osx-x64", "libe_sqlite3.dylib")]
    [InlineData("win-arm64", "e_sqlite3.dll")]
    [InlineData("win-x64", "e_sqlite3.dll")]
    [InlineData("win-x86", "e_sqlite3.dll")]
    public void SQLite_is_there_for_every_platform(string platform, string file)
    {
        Assert.Contains($"module/bin/runtimes/{platform}/native/{file}", Package.Paths);

        // Windows PowerShell finds it beside the assembly that calls it.
        Assert.Equal(platform.StartsWith("win", StringComparison.Ordinal), Package.Paths.Contains($"module/bin/runtimes/{platform}/native/SQLitePCLRaw.provider.e_sqlite3.dll"));
    }

    // A system's mark is added to the processor's by an exclusive or, so that an image made for one is refused by another.
    [Theory]
    [InlineData("linux-x64", 0x8664 ^ 0x7B79)]
    [InlineData("win-x64", 0x8664)]
    public void What_the_first_command_runs_is_compiled_for_the_usual_platforms(string platform, int machine)
    {
        Assert.All(CompiledAssemblies, assembly =>
        {
            using var portable = new PEReader(File.OpenRead(Package.PathOf("module", "bin", "net8.0", assembly + ".dll")));
            using var compiled = new PEReader(File.OpenRead(Package.PathOf("module", "bin", "net8.0", platform, assembly + ".dll")));

            Assert.Equal(machine, (int)compiled.PEHeaders.CoffHeader.Machine);
            Assert.True(compiled.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{assembly} for {platform} holds no compiled code.");
            Assert.Equal(VersionIdOf(portable), VersionIdOf(compiled));
        });
    }

    [Fact]
    public void Nothing_else_is_compiled_and_nothing_is_loaded_that_is_not_there()
    {
        string[] listed = [.. Builds.SelectMany(static build => File.ReadLines(Package.PathOf("module", "bin", build, "Metrics.Ps.assemblies.txt")))];
        string[] shipped = [.. Package.Paths.Where(static path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path))];

        Assert.Equal(
            listed.Append("Metrics.Ps.Loader").Append("e_sqlite3").Distinct().Order(StringComparer.Ordinal), shipped.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2 * CompiledAssemblies.Length, Package.Paths.Count(static path => path.Split('/') is ["module", "bin", "net8.0", not "en-US", _]));
    }

    [Fact]
    public void Nothing_that_only_the_build_needs_is_in_it()
    {
        Assert.Equal(AtTheRoot, Package.Paths.Where(static path => !path.Contains('/')));
        Assert.Equal(InTheModule.Order(StringComparer.Ordinal), Package.Paths.Where(static path => path.Split('/').Length == 2));
        Assert.All(Package.Paths, static path =>
        {
            string name = Path.GetFileName(path);
            bool isHelp = path.Contains("/en-US/", StringComparison.Ordinal);
            Assert.True(
                !name.EndsWith(".pdb", StringComparison.Ordinal) && !name.EndsWith(".json", StringComparison.Ordinal) && (isHelp || !name.EndsWith(".xml", StringComparison.Ordinal)), path);
        });
    }

    [Fact]
    public void Every_library_of_others_is_named_with_its_licence()
    {
        string[] notices = File.ReadAllText(Package.PathOf("THIRD-PARTY-NOTICES.txt")).Split("\n\n");
        string[] others = ["CsvHelper", "Microsoft.Data.Sqlite.Core", "SQLite", "SQLitePCLRaw.core", "System.Text.Json", "System.ValueTuple"];

        Assert.All(others, library => Assert.Single(notices, notice => Regex.IsMatch(notice, $"^{Regex.Escape(library)} [0-9]")));
        Assert.All(notices[1..], static notice => Assert.Matches("Licence: |SQLite is Public Domain|sqlite.org", notice));
        Assert.DoesNotContain("PowerShellStandard", string.Concat(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_less_than_25_MB() => Assert.InRange(Package.Paths.Sum(static path => new FileInfo(Package.PathOf(path)).Length), 1, Limit - 1);

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void Every_build_has_its_help(string build) => Assert.Contains($"module/bin/{build}/en-US/Metrics.Ps.dll-Help.xml", Package.Paths);

    [Fact]
    public void The_symbols_apart_fit_the_modules_own_assemblies()
    {
        using ZipArchive symbols = ZipFile.OpenRead(Package.Symbols);
        string[] own = [.. Package.Paths.Where(static path => path.Split('/') is ["module", "bin", _, var name] && name.StartsWith("Metrics.", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal))];

        Assert.Equal(own.Select(static path => Path.ChangeExtension(path, ".pdb")).Order(StringComparer.Ordinal), symbols.Entries.Select(static entry => entry.FullName));
        Assert.All(own, path =>
        {
            using var assembly = new PEReader(File.OpenRead(Package.PathOf(path)));
            using MetadataReaderProvider pdb = MetadataReaderProvider.FromPortablePdbStream(CopyOf(symbols.GetEntry(Path.ChangeExtension(path, ".pdb"))!));
            DebugDirectoryEntry debug = assembly.ReadDebugDirectory().First(static entry => entry.Type == DebugDirectoryEntryType.CodeView);
            Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(debug).Guid, new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        });
    }

    private static Guid VersionIdOf(PEReader assembly)
    {
        MetadataReader reader = assembly.GetMetadataReader();
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }

    private static MemoryStream CopyOf(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using (Stream stream = entry.Open()) stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
