using System.Text;

namespace MetricsTools.Deviations.Reports;

/// <summary>Text for a cell of a table in GitHub's Markdown, which nothing in it leaves: no markup, no link, no HTML, no mention of a user or an issue.</summary>
internal static class MarkdownText
{
    private const string Markup = "\\`*_{}[]<>()!|~&$:";

    // Mentions are looked for after the Markdown is read, when an escape is gone and a comment still there.
    private const string Breaker = "<!-- -->";

    /// <summary>The text, escaped; line breaks and controls become spaces.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char one = text[i];
            if (char.IsControl(one) || one is '\u2028' or '\u2029') escaped.Append(' ');
            else if (one is '@' or '#') escaped.Append('\\').Append(one).Append(Breaker);
            else if (Markup.Contains(one) || IsEndOfWww(text, i)) escaped.Append('\\').Append(one);
            else escaped.Append(one);
        }

        return escaped.ToString();
    }

    // GitHub makes a link of it even without a scheme.
    private static bool IsEndOfWww(string text, int place) =>
        text[place] == '.' && place >= 3 && string.Compare(text, place - 3, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;
}
