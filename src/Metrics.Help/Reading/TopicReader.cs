using MetricsTools.Help.Model;

namespace MetricsTools.Help.Reading;

/// <summary>Reads a topic from the Markdown that it is written in: headings, paragraphs, lists and code, and nothing else.</summary>
internal static class TopicReader
{
    private const string Fence = "```";

    /// <summary>The topic of a file. The file's first heading is its name, and the paragraph after it its summary.</summary>
    /// <exception cref="InvalidOperationException">The file does not begin so.</exception>
    public static Topic Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        List<TopicBlock> blocks = [.. Blocks(File.ReadAllLines(path))];
        return blocks is [{ Kind: TopicBlockKind.Heading } title, { Kind: TopicBlockKind.Paragraph } summary, ..] && title.Text == name
            ? new Topic(name, summary.Text, blocks[2..])
            : throw new InvalidOperationException($"{path} must begin with its name and one line on what it is about.");
    }

    private static IEnumerable<TopicBlock> Blocks(IEnumerable<string> lines)
    {
        TopicBlock? open = null;
        bool isCode = false;
        foreach (string line in lines)
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (open is not null) yield return open;
                isCode = !isCode;
                open = isCode ? new TopicBlock(TopicBlockKind.Code, "") : null;
            }
            else if (isCode)
            {
                open = open! with { Text = open.Text.Length == 0 ? line : $"{open.Text}\n{line}" };
            }
            else if (Begin(line) is { } next)
            {
                if (open is not null) yield return open;
                open = next.Text.Length > 0 ? next : null;
            }
            else
            {
                open = open is null ? new TopicBlock(TopicBlockKind.Paragraph, line.Trim()) : open with { Text = $"{open.Text} {line.Trim()}" };
            }
        }

        if (open is not null) yield return open;
    }

    // What a line begins; null when it goes on with what is there. An empty line begins nothing, and ends what was.
    private static TopicBlock? Begin(string line) =>
        string.IsNullOrWhiteSpace(line) ? new TopicBlock(TopicBlockKind.Paragraph, "")
        : line.StartsWith('#') ? new TopicBlock(TopicBlockKind.Heading, line.TrimStart('#').Trim())
        : line.StartsWith("- ", StringComparison.Ordinal) ? new TopicBlock(TopicBlockKind.Item, line.Substring(2).Trim())
        : null;
}
