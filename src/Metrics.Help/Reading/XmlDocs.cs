using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Reading;

/// <summary>
/// The documentation file that the compiler writes. Of a cmdlet it holds, beside the synopsis and description in its summary: <c>example</c>s of
/// <c>code</c>, what it <c>shows</c>, and a <c>para</c>; <c>input</c> and <c>output</c>, each of a <c>cref</c>; <c>note</c>s and <c>link</c>s. Of a parameter
/// it holds paragraphs, and a <c>default</c> where the initial value does not say it.
/// </summary>
internal sealed partial class XmlDocs(string path)
{
    /// <summary>How long a line of an example may be: with the margin of Get-Help it fits 80 columns.</summary>
    private const int LineLimit = 76;

    private readonly Dictionary<string, XElement> _members = XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
        .ToDictionary(static member => (string)member.Attribute("name")!);

    /// <summary>The paragraphs of a type's summary that are of a kind (synopsis, description).</summary>
    public IReadOnlyList<string> TypeParagraphs(Type type, string kind) =>
        [.. Member(type).Element("summary")!.Elements("para").Where(para => (string?)para.Attribute("type") == kind).Select(Text)];

    /// <summary>The texts of a type's elements of a name.</summary>
    public IReadOnlyList<string> Texts(Type type, string element) => [.. Member(type).Elements(element).Select(Text)];

    /// <summary>What a type's elements of a name say of the types that they refer to.</summary>
    public IReadOnlyList<TypeHelp> Types(Type type, string element) =>
        [.. Member(type).Elements(element).Select(static one => new TypeHelp(((string)one.Attribute("cref")!).Substring("T:".Length), Text(one)))];

    /// <summary>The paragraphs of a property's summary.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public IReadOnlyList<string> PropertyParagraphs(PropertyInfo property)
    {
        string[] paragraphs = [.. Member(property).Element("summary")!.Elements("para").Select(Text)];
        return paragraphs.Length > 0 ? paragraphs : throw new InvalidOperationException($"The parameter {property.DeclaringType!.Name}.{property.Name} has no <para> in its summary.");
    }

    /// <summary>What a property stands for when nothing was given, or null when its docs do not say.</summary>
    public string? Default(PropertyInfo property) => Member(property).Element("default") is { } element ? Text(element) : null;

    /// <summary>The examples of a type.</summary>
    /// <exception cref="InvalidOperationException">A line is too long.</exception>
    public IReadOnlyList<ExampleHelp> Examples(Type type) =>
        [.. Member(type).Elements("example").Select(static example => new ExampleHelp(
            Lines(example.Element("code")!), example.Element("shows") is { } output ? Lines(output) : "", string.Join(" ", example.Elements("para").Select(Text))))];

    private XElement Member(Type type) => Member("T:" + type.FullName);

    private XElement Member(PropertyInfo property) => Member($"P:{property.DeclaringType!.FullName}.{property.Name}");

    private XElement Member(string name) =>
        _members.TryGetValue(name, out XElement? member) ? member : throw new InvalidOperationException($"{name} is not documented.");

    private static string Text(XElement element) => WhiteSpace().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => other.Value,
        XText text => text.Value,
        _ => "",
    };

    // The compiler indents all lines alike; what they have in common is no part of them.
    private static string Lines(XElement element)
    {
        string[] lines = [.. element.Value.Trim('\r', '\n').TrimEnd().Split('\n').Select(static line => line.TrimEnd())];
        int margin = lines.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        string[] shifted = [.. lines.Select(line => line.Length > 0 ? line.Substring(margin) : line)];
        return shifted.FirstOrDefault(static line => line.Length > LineLimit) is { } tooLong
            ? throw new InvalidOperationException($"A line of an example is longer than {LineLimit}: {tooLong}")
            : string.Join("\n", shifted);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
