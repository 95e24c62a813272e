using System.Text;
using MetricsTools.Help.Model;

namespace MetricsTools.Help.Writing;

/// <summary>Writes a topic as the text that Get-Help shows, in at most 80 columns.</summary>
internal static class TopicTextWriter
{
    private const int Width = 80;
    private const string Margin = "    ";
    private const string CodeMargin = "      ";

    /// <summary>The text of a topic.</summary>
    /// <exception cref="InvalidOperationException">The summary or a line of code is too long to be one line.</exception>
    public static string Write(Topic topic)
    {
        // Get-Help takes the fifth line for the synopsis.
        var text = new StringBuilder($"TOPIC\n{Margin}{topic.Name}\n\nSHORT DESCRIPTION\n{Fitting(Margin + Prose.Plain(topic.Summary))}\n\nLONG DESCRIPTION\n");
        TopicBlock? before = null;
        foreach (TopicBlock block in topic.Blocks)
        {
            bool isTight = before is null || (before.Kind == TopicBlockKind.Item && block.Kind == TopicBlockKind.Item) || before.Kind == TopicBlockKind.Heading;
            text.Append(isTight ? "" : "\n").Append(Text(block)).Append('\n');
            before = block;
        }

        return text.ToString();
    }

    private static string Text(TopicBlock block) => block.Kind switch
    {
        TopicBlockKind.Heading => Prose.Plain(block.Text).ToUpperInvariant(),
        TopicBlockKind.Item => Prose.Wrap(Prose.Plain(block.Text), Width, Margin + "  ", Margin + "- "),
        TopicBlockKind.Code => string.Join("\n", block.Text.Split('\n').Select(static line => line.Length == 0 ? line : Fitting(CodeMargin + line))),
        _ => Prose.Wrap(Prose.Plain(block.Text), Width, Margin, Margin),
    };

    private static string Fitting(string line) =>
        line.Length <= Width ? line : throw new InvalidOperationException($"A line of a topic does not fit {Width} columns: {line.Trim()}");
}
