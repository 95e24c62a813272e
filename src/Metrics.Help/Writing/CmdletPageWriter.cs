using System.Text;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Writing;

/// <summary>Writes the help of a cmdlet as a page of Markdown.</summary>
internal static class CmdletPageWriter
{
    private const int SyntaxWidth = 100;

    /// <summary>The page.</summary>
    public static string Write(CmdletHelp cmdlet)
    {
        var page = new StringBuilder($"# {cmdlet.Name}\n\n{Prose.Markdown(cmdlet.Synopsis)}\n\n## Syntax\n\n");
        foreach (string set in cmdlet.ParameterSets) page.Append(Fenced("", Syntax(cmdlet, set)));
        page.Append("## Description\n\n").Append(Paragraphs(cmdlet.Description)).Append("## Examples\n\n");
        foreach ((ExampleHelp example, int place) in cmdlet.Examples.Select(static (example, place) => (example, place))) page.Append(Example(example, place + 1));
        page.Append("## Parameters\n\n");
        foreach (ParameterHelp parameter in cmdlet.Parameters) page.Append(Parameter(parameter));
        page.Append("## Inputs\n\n").Append(Types(cmdlet.Inputs)).Append("## Outputs\n\n").Append(Types(cmdlet.Outputs));
        if (cmdlet.Notes.Count > 0) page.Append("## Notes\n\n").Append(Paragraphs(cmdlet.Notes));
        page.Append("## Related links\n\n");
        foreach (string name in cmdlet.Links) page.Append("- ").Append(Prose.Link(name)).Append('\n');
        return page.ToString();
    }

    private static string Syntax(CmdletHelp cmdlet, string set) => Prose.Wrap(
        string.Join(" ", cmdlet.SyntaxOf(set).Select(static one => Syntax(one.Parameter, one.Use).Replace(' ', '\0')).Prepend(cmdlet.Name).Append("[<CommonParameters>]")),
        SyntaxWidth, "    ", "").Replace('\0', ' ');

    private static string Syntax(ParameterHelp parameter, ParameterUse use)
    {
        string value = parameter.Values.Count > 0 ? $"{{{string.Join(" | ", parameter.Values)}}}" : $"<{parameter.Type}>";
        string name = use.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string whole = parameter.IsSwitch ? name : $"{name} {value}";
        return use.IsMandatory ? whole : $"[{whole}]";
    }

    private static string Example(ExampleHelp example, int number) =>
        $"### Example {number}\n\n{Fenced("powershell", example.Code)}{(example.Output.Length > 0 ? Fenced("output", example.Output) : "")}{Paragraphs([example.Remarks])}";

    private static string Parameter(ParameterHelp parameter)
    {
        var rows = new List<(string Name, string Value)> { ("Type", $"`{parameter.Type}`") };
        if (parameter.Values.Count > 0) rows.Add(("Accepted values", string.Join(", ", parameter.Values)));
        if (parameter.Aliases.Count > 0) rows.Add(("Aliases", string.Join(", ", parameter.Aliases)));
        if (parameter.Uses.Any(static use => use.Set is not null)) rows.Add(("Parameter sets", string.Join(", ", parameter.Uses.Select(static use => use.Set))));
        ParameterUse use = parameter.Uses[0];
        rows.Add(("Required", use.IsMandatory.ToString()));
        rows.Add(("Position", use.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Named"));
        rows.Add(("Default value", Prose.Markdown(parameter.Default)));
        rows.Add(("Accepts pipeline input", use.Pipeline));
        rows.Add(("Accepts wildcards", parameter.AcceptsWildcards.ToString()));
        string table = string.Concat(rows.Select(static row => $"| {row.Name} | {row.Value} |\n"));
        return $"### -{parameter.Name}\n\n{Paragraphs(parameter.Description)}| | |\n|---|---|\n{table}\n";
    }

    private static string Types(IReadOnlyList<TypeHelp> types) =>
        types.Count == 0 ? "None\n\n" : string.Concat(types.Select(static type => $"`{type.Name}`: {Prose.Markdown(type.Description)}\n\n"));

    private static string Paragraphs(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(static text => $"{Prose.Markdown(text)}\n\n"));

    private static string Fenced(string language, string text) => $"```{language}\n{text}\n```\n\n";
}
