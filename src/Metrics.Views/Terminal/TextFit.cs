namespace MetricsTools.Views.Terminal;

/// <summary>Fits text into columns.</summary>
public static class TextFit
{
    /// <summary>The text when it fits, else its beginning with a sign that something is missing.</summary>
    public static string Cut(string text, int columns, string ellipsis = "..")
    {
        if (columns <= 0) return "";
        if (text.Length <= columns && CharacterWidth.Of(text) <= columns) return text;
        if (CharacterWidth.Of(text) <= columns) return text;
        int room = columns - ellipsis.Length;
        if (room <= 0) return ellipsis.Substring(0, Math.Min(ellipsis.Length, columns));
        int used = 0, end = 0;
        while (end < text.Length)
        {
            int width = CharacterWidth.At(text, end);
            if (used + width > room) break;
            used += width;
            end += char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
        }

        return text.Substring(0, end) + ellipsis;
    }

    /// <summary>The text in exactly so many columns, flush left or right.</summary>
    public static string Pad(string text, int columns, bool isRight = false)
    {
        string cut = Cut(text, columns);
        string space = new(' ', Math.Max(0, columns - CharacterWidth.Of(cut)));
        return isRight ? space + cut : cut + space;
    }

    /// <summary>The text in lines of at most so many columns, broken between words where that is possible.</summary>
    public static IReadOnlyList<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' '))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (CharacterWidth.Of(longer) <= columns || line.Length == 0)
            {
                line = longer;
                continue;
            }

            lines.Add(Cut(line, columns));
            line = word;
        }

        lines.Add(Cut(line, columns));
        return lines;
    }
}
