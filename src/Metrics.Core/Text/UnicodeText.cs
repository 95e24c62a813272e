namespace MetricsTools.Text;

/// <summary>Checks on UTF-16 text.</summary>
internal static class UnicodeText
{
    /// <summary>The first 40 characters, for a message.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "...";

    /// <summary>Whether every surrogate is part of a pair, so that the text survives UTF-8.</summary>
    public static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
