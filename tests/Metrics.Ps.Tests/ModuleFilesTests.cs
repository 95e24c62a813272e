using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricsTools;

public sealed partial class ModuleFilesTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    public static TheoryData<string> Builds => ["net8.0", "net472"];

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        string[] exported = [.. ExportedCmdlet().Matches(File.ReadAllText(Repository.PathOf("MetricsTools.psd1"))).Select(static match => match.Groups[1].Value)];

        Assert.Equal(Cmdlets("net8.0").Select(static cmdlet => (string)cmdlet.Element(Command + "details")!.Element(Command + "name")!), exported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_output_type_has_a_table_view()
    {
        IEnumerable<string> outputs = Cmdlets("net8.0").SelectMany(static cmdlet => cmdlet.Descendants(Command + "returnValue"))
            .Select(static value => (string)value.Descendants(Maml + "name").First())
            .Where(static name => name.StartsWith("MetricsTools.", StringComparison.Ordinal));
        HashSet<string> viewed = [.. XDocument.Load(Repository.PathOf("module", "MetricsTools.Format.ps1xml")).Descendants("TypeName").Select(static name => name.Value)];

        Assert.All(outputs, name => Assert.Contains(name, viewed));
        Assert.All(outputs, name => Assert.Contains("Deserialized." + name, viewed));
    }

    [Theory]
    [InlineData("net8.0", "linux-x64/native/libe_sqlite3.so")]
    [InlineData("net8.0", "linux-arm64/native/libe_sqlite3.so")]
    [InlineData("net8.0", "linux-musl-x64/native/libe_sqlite3.so")]
    [InlineData("net8.0", "osx-x64/native/libe_sqlite3.dylib")]
    [InlineData("net8.0", "osx-arm64/native/libe_sqlite3.dylib")]
    [InlineData("net8.0", "win-x64/native/e_sqlite3.dll")]
    [InlineData("net8.0", "win-x86/native/e_sqlite3.dll")]
    [InlineData("net8.0", "win-arm64/native/e_sqlite3.dll")]
    [InlineData("net472", "win-x64/native/e_sqlite3.dll")]
    [InlineData("net472", "win-x86/native/e_sqlite3.dll")]
    [InlineData("net472", "win-arm64/native/e_sqlite3.dll")]
    public void SQLite_is_there_for_every_platform(string build, string file) =>
        Assert.True(File.Exists(Path.Combine(Repository.BuildOf(build), "runtimes", file)));

    [Theory]
    [MemberData(nameof(Builds))]
    public void The_engine_of_PowerShell_is_not_shipped(string build) =>
        Assert.False(File.Exists(Path.Combine(Repository.BuildOf(build), "System.Management.Automation.dll")));

    [Theory]
    [InlineData("net8.0", "linux-x64")]
    [InlineData("net472", "win-x64")]
    public void The_list_of_assemblies_names_all_that_lie_there_but_the_loader(string build, string platform)
    {
        string folder = Repository.PathOf("module", "bin", build);
        IEnumerable<string> present = Directory.GetFiles(folder, "*.dll").Concat(Directory.GetFiles(Path.Combine(folder, "runtimes", platform, "native"), "SQLitePCLRaw.*.dll"))
            .Select(static path => Path.GetFileNameWithoutExtension(path)).Where(static name => name != "Metrics.Ps.Loader");

        Assert.Equal(present.Order(StringComparer.Ordinal), File.ReadAllLines(Path.Combine(folder, "Metrics.Ps.assemblies.txt")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_assembly_that_calls_SQLite_lies_beside_it_for_every_platform_of_Windows_PowerShell()
    {
        string folder = Repository.PathOf("module", "bin", "net472");
        string[] callers = Directory.GetFiles(folder, "SQLitePCLRaw.provider.e_sqlite3.dll", SearchOption.AllDirectories);

        Assert.Equal(Directory.GetFiles(folder, "e_sqlite3.dll", SearchOption.AllDirectories).Select(Path.GetDirectoryName).Order(), callers.Select(Path.GetDirectoryName).Order());
    }

    private static IEnumerable<XElement> Cmdlets(string build) =>
        XDocument.Load(Path.Combine(Repository.BuildOf(build), "en-US", "Metrics.Ps.dll-Help.xml")).Descendants(Command + "command");

    [GeneratedRegex(@"^\s+'([A-Z][a-z]+-Metric\w*)'", RegexOptions.Multiline)]
    private static partial Regex ExportedCmdlet();
}
