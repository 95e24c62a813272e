using System.Text;

namespace MetricsTools.Text;

/// <summary>
/// Wildcards as PowerShell has them, without case: <c>*</c> any text, <c>?</c> one character, <c>[a-c]</c> one of a set, <c>`</c> takes the next
/// character as it is. Matching takes time in proportion to the text times the pattern, whatever they hold.
/// </summary>
internal static class Glob
{
    private static readonly char[] Wildcards = ['*', '?', '['];
    private static readonly char[] Special = ['*', '?', '[', '`'];

    /// <summary>Whether a pattern can match more than one text.</summary>
    public static bool HasWildcard(string pattern) => pattern.IndexOfAny(Wildcards) >= 0;

    /// <summary>The pattern that only this text fits.</summary>
    public static string Escape(string text)
    {
        if (text.IndexOfAny(Special) < 0) return text;
        var pattern = new StringBuilder();
        foreach (char character in text)
        {
            if (Array.IndexOf(Special, character) >= 0) pattern.Append('`');
            pattern.Append(character);
        }

        return pattern.ToString();
    }

    /// <summary>Whether the whole text fits the pattern.</summary>
    public static bool IsMatch(string pattern, string text)
    {
        int patternAt = 0, textAt = 0, starAt = -1, starText = 0;
        while (textAt < text.Length)
        {
            if (patternAt < pattern.Length && pattern[patternAt] == '*')
            {
                starAt = patternAt++;
                starText = textAt;
            }
            else if (patternAt < pattern.Length && MatchOne(pattern, patternAt, text[textAt], out int next))
            {
                patternAt = next;
                textAt++;
            }
            else if (starAt >= 0)
            {
                patternAt = starAt + 1;
                textAt = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (patternAt < pattern.Length && pattern[patternAt] == '*') patternAt++;
        return patternAt == pattern.Length;
    }

    private static bool MatchOne(string pattern, int at, char character, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '[' when pattern.IndexOf(']', at + 1) is var end and > 0:
                next = end + 1;
                return MatchSet(pattern, at + 1, end, character);
            case '`' when next < pattern.Length:
                return AreEqual(pattern[next++], character);
            default:
                return AreEqual(pattern[at], character);
        }
    }

    private static bool MatchSet(string pattern, int start, int end, char character)
    {
        char upper = char.ToUpperInvariant(character);
        for (int i = start; i < end; i++)
        {
            bool isRange = i + 2 < end && pattern[i + 1] == '-';
            char low = char.ToUpperInvariant(pattern[i]);
            char high = isRange ? char.ToUpperInvariant(pattern[i + 2]) : low;
            if (upper >= low && upper <= high) return true;
            if (isRange) i += 2;
        }

        return false;
    }

    private static bool AreEqual(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
