using System.Text;
using System.Text.RegularExpressions;

namespace MetricsTools.Help.Writing;

/// <summary>Prose with code between back quotes, for a place that has Markdown or one that has not.</summary>
internal static partial class Prose
{
    /// <summary>Without any marks: code and links are their text.</summary>
    public static string Plain(string text) => Mark().Replace(LinkMark().Replace(text, "$1"), "");

    /// <summary>As Markdown: outside of code, nothing is a mark.</summary>
    public static string Markdown(string text) => string.Concat(text.Split('`').Select(static (part, place) => place % 2 == 1 ? $"`{part}`" : Special().Replace(part, @"\$0")));

    /// <summary>As Markdown: a link to the page of a cmdlet or a topic.</summary>
    public static string Link(string name) => $"[{name}]({name}.md)";

    /// <summary>Lines of at most a width, each after a margin; the first after a margin of its own.</summary>
    public static string Wrap(string text, int width, string margin, string firstMargin)
    {
        var lines = new List<string>();
        var line = new StringBuilder(firstMargin);
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                lines.Add(line.ToString());
                line.Clear().Append(margin);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        lines.Add(line.ToString());
        return string.Join("\n", lines);
    }

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex LinkMark();

    [GeneratedRegex(@"`|\*\*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"[\\*_<>\[\]|]")]
    private static partial Regex Special();
}
