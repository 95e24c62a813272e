using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Writing;

/// <summary>Writes help in MAML, the format that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The help of all cmdlets.</summary>
    public static string Write(HelpSource source)
    {
        var document = new XElement(Items + "helpItems", new XAttribute("schema", "maml"), source.Cmdlets.Select(cmdlet => Cmdlet(cmdlet, source.OnlineRoot)));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            document.Save(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static XElement Cmdlet(CmdletHelp cmdlet, string onlineRoot) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Description([cmdlet.Synopsis])),
        Description(cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => Syntax(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(static parameter => Parameter(parameter, parameter.Uses[0]))),
        new XElement(Command + "inputTypes", OrNone(cmdlet.Inputs).Select(static type => new XElement(Command + "inputType", Type(type.Name), Description([type.Description])))),
        new XElement(Command + "returnValues", OrNone(cmdlet.Outputs).Select(static type => new XElement(Command + "returnValue", Type(type.Name), Description([type.Description])))),
        cmdlet.Notes.Count > 0 ? new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(cmdlet.Notes))) : null,
        new XElement(Command + "examples", cmdlet.Examples.Select(static (example, place) => Example(example, place + 1))),
        // Get-Help -Online opens the first address.
        new XElement(Command + "relatedLinks", cmdlet.Links.Select(static name => Link(name, "")).Prepend(Link("Online version:", $"{onlineRoot}{cmdlet.Name}.md"))));

    private static XElement Syntax(CmdletHelp cmdlet, string set) =>
        new(Command + "syntaxItem", new XElement(Maml + "name", cmdlet.Name), cmdlet.SyntaxOf(set).Select(static one => Outline(one.Parameter, one.Use)));

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use)
    {
        XElement outline = Outline(parameter, use);
        outline.Element(Maml + "name")!.AddAfterSelf(
            Description(parameter.Values.Count > 0 ? [.. parameter.Description, $"Accepted values: {string.Join(", ", parameter.Values)}."] : parameter.Description));
        outline.Add(Type(parameter.Type), new XElement(Dev + "defaultValue", Prose.Plain(parameter.Default)));
        return outline;
    }

    // What the syntax shows; the rest is said once.
    private static XElement Outline(ParameterHelp parameter, ParameterUse use) => new(
        Command + "parameter",
        new XAttribute("required", use.IsMandatory),
        new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
        new XAttribute("globbing", parameter.AcceptsWildcards),
        new XAttribute("pipelineInput", use.Pipeline),
        new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "Named"),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "None"),
        new XElement(Maml + "name", parameter.Name),
        parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(static value =>
                new XElement(Command + "parameterValue", new XAttribute("required", false), new XAttribute("variableLength", false), value)))
            : null,
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), parameter.Type));

    private static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name));

    private static IEnumerable<TypeHelp> OrNone(IReadOnlyList<TypeHelp> types) => types.Count > 0 ? types : [new TypeHelp("None", "")];

    private static XElement Example(ExampleHelp example, int number) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------------------------- Example {number} --------------------------"),
        new XElement(Dev + "code", example.Output.Length > 0 ? $"{example.Code}\n\n{example.Output}" : example.Code),
        new XElement(Dev + "remarks", Paragraphs([example.Remarks, ""])));

    private static XElement Link(string text, string address) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", address));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(static text => new XElement(Maml + "para", Prose.Plain(text)));
}
