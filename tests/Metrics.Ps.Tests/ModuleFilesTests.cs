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
    [MemberData(nameof(Builds))]
    public void The_engine_of_PowerShell_is_not_shipped(string build) =>
        Assert.False(File.Exists(Package.PathOf("module", "bin", build, "System.Management.Automation.dll")));

    private static IEnumerable<XElement> Cmdlets(string build) =>
        XDocument.Load(Package.PathOf("module", "bin", build, "en-US", "Metrics.Ps.dll-Help.xml")).Descendants(Command + "command");

    [GeneratedRegex(@"^\s+'([A-Z][a-z]+-Metric\w*)'", RegexOptions.Multiline)]
    private static partial Regex ExportedCmdlet();
}
