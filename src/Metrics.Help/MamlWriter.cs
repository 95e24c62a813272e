using System.Globalization;
using System.Xml.Linq;

namespace MetricsTools.Help;

/// <summary>Writes help in MAML, the format that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the help of some cmdlets into one file.</summary>
    public static void Write(string path, IEnumerable<CmdletHelp> cmdlets) =>
        new XDocument(new XElement(Items + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Cmdlet))).Save(path);

    private static XElement Cmdlet(CmdletHelp cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Paragraphs([cmdlet.Synopsis])),
        Paragraphs(cmdlet.Description),
        new XElement(Command + "syntax", cmdlet.ParameterSets.Select(set => Syntax(cmdlet, set))),
        new XElement(Command + "parameters", cmdlet.Parameters.Select(static parameter => Parameter(parameter, parameter.Uses[0]))),
        new XElement(Command + "inputTypes", cmdlet.Parameters.Where(static parameter => parameter.Uses.Any(static use => use.Pipeline != "false")).Select(
            static parameter => new XElement(Command + "inputType", Type(parameter.Type), Paragraphs([$"Taken by -{parameter.Name}."])))),
        new XElement(Command + "returnValues", cmdlet.Outputs.Select(static type => new XElement(Command + "returnValue", Type(type)))),
        new XElement(Command + "examples", cmdlet.Examples.Select(static (example, place) => Example(example, place + 1))));

    private static XElement Syntax(CmdletHelp cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        cmdlet.Parameters.Select(parameter => (Parameter: parameter, Use: parameter.In(set)))
            .Where(static one => one.Use is not null)
            .OrderBy(static one => one.Use!.Position ?? int.MaxValue)
            .Select(static one => Parameter(one.Parameter, one.Use!)));

    private static XElement Parameter(ParameterHelp parameter, ParameterUse use) => new(
        Command + "parameter",
        new XAttribute("required", use.IsMandatory),
        new XAttribute("globbing", parameter.AcceptsWildcards),
        new XAttribute("pipelineInput", use.Pipeline),
        new XAttribute("position", use.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs(parameter.Description),
        parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(static value =>
                new XElement(Command + "parameterValue", new XAttribute("required", false), new XAttribute("variableLength", false), value)))
            : null,
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), parameter.Type),
        Type(parameter.Type));

    private static XElement Type(string name) => new(Dev + "type", new XElement(Maml + "name", name));

    private static XElement Example(ExampleHelp example, int number) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------------------------- Example {number} --------------------------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", new XElement(Maml + "para", example.Remarks)));

    private static XElement Paragraphs(IEnumerable<string> paragraphs) => new(Maml + "description", paragraphs.Select(static text => new XElement(Maml + "para", text)));
}
