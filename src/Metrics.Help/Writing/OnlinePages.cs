using System.Text;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Writing;

/// <summary>The pages that are read online: one for each cmdlet, and a list. The topics are Markdown as they are.</summary>
internal static class OnlinePages
{
    /// <summary>What stands on top of every page, so that nobody edits it.</summary>
    private const string Origin = "<!-- Made by './build.ps1 -Task Docs' of the XML docs in src/Metrics.Ps. -->\n\n";

    /// <summary>The texts of the pages, by the name of their files.</summary>
    public static IReadOnlyDictionary<string, string> Files(HelpSource source)
    {
        var files = source.Cmdlets.ToDictionary(static cmdlet => $"{cmdlet.Name}.md", static cmdlet => Origin + CmdletPageWriter.Write(cmdlet));
        files.Add("README.md", Origin + List(source));
        return files;
    }

    private static string List(HelpSource source)
    {
        var text = new StringBuilder("# Help\n\nWhat `Get-Help` shows, to be read online.\n\n## Topics\n| | |\n|---|---|\n");
        foreach (Topic topic in source.Topics) text.Append(Row(topic.Name, topic.Summary));
        text.Append("\n## Cmdlets\n| | |\n|---|---|\n");
        foreach (CmdletHelp cmdlet in source.Cmdlets) text.Append(Row(cmdlet.Name, Prose.Markdown(cmdlet.Synopsis)));
        return text.ToString();
    }

    private static string Row(string name, string summary) => $"| {Prose.Link(name)} | {summary} |\n";
}
