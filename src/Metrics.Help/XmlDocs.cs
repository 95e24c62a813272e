using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricsTools.Help;

/// <summary>The documentation file that the compiler writes.</summary>
internal sealed partial class XmlDocs(string path)
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(path).Descendants("member").ToDictionary(static member => (string)member.Attribute("name")!);

    /// <summary>The paragraphs of a type's summary that are of a kind (synopsis, description).</summary>
    public IReadOnlyList<string> TypeParagraphs(Type type, string kind) =>
        [.. Summary("T:" + type.FullName).Elements("para").Where(para => (string?)para.Attribute("type") == kind).Select(Text)];

    /// <summary>The paragraphs of a property's summary.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public IReadOnlyList<string> PropertyParagraphs(Type type, string property)
    {
        string[] paragraphs = [.. Summary($"P:{type.FullName}.{property}").Elements("para").Select(Text)];
        return paragraphs.Length > 0 ? paragraphs : throw new InvalidOperationException($"The parameter {type.Name}.{property} has no <para> in its summary.");
    }

    /// <summary>The examples of a type.</summary>
    public IReadOnlyList<ExampleHelp> Examples(Type type) =>
        [.. Member("T:" + type.FullName).Elements("example").Select(static example => new ExampleHelp(
            example.Element("code")!.Value.Trim(), string.Join(" ", example.Elements("para").Select(Text))))];

    private XElement Summary(string name) => Member(name).Element("summary")!;

    private XElement Member(string name) =>
        _members.TryGetValue(name, out XElement? member) ? member : throw new InvalidOperationException($"{name} is not documented.");

    private static string Text(XElement element) => WhiteSpace().Replace(element.Value, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
