using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricsTools;

public sealed partial class ModuleFilesTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
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
    public void Every_cmdlet_has_a_synopsis_a_description_and_two_examples(string build)
    {
        Assert.All(Cmdlets(build), static cmdlet =>
        {
            Assert.NotEmpty(((string)cmdlet.Element(Command + "details")!.Element(Maml + "description")!).Trim());
            Assert.NotEmpty(((string)cmdlet.Element(Maml + "description")!).Trim());
            Assert.True(
                cmdlet.Descendants(Dev + "code").Count() >= (cmdlet.Descendants(Command + "parameter").Any() ? 2 : 1), $"{cmdlet.Descendants(Command + "name").First().Value} needs more examples.");
        });
    }

    [Theory]
    [MemberData(nameof(Builds))]
    public void Every_parameter_is_described(string build) =>
        Assert.All(Cmdlets(build).SelectMany(static cmdlet => cmdlet.Element(Command + "parameters")!.Elements()), static parameter =>
            Assert.NotEmpty(((string)parameter.Element(Maml + "description")!).Trim()));

    private static IEnumerable<XElement> Cmdlets(string build) =>
        XDocument.Load(Repository.PathOf("module", "bin", build, "en-US", "Metrics.Ps.dll-Help.xml")).Descendants(Command + "command");

    [GeneratedRegex(@"^\s+'([A-Z][a-z]+-Metric\w*)'", RegexOptions.Multiline)]
    private static partial Regex ExportedCmdlet();
}
