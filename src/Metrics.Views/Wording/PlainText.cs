using System.Globalization;
using System.Text;

namespace MetricsTools.Views.Wording;

/// <summary>Text from a store, made safe to show: whoever can write a metric must not steer the terminal of whoever looks at it.</summary>
public static class PlainText
{
    private const char Replacement = '\u00B7';

    /// <summary>The text with controls, escape codes, marks of direction and halves of surrogate pairs replaced by a dot.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        StringBuilder? clean = null;
        for (int i = 0; i < text!.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            bool isSafe = isPair || !IsUnsafe(text[i]);
            if (!isSafe) clean ??= new StringBuilder(text, 0, i, text.Length);
            clean?.Append(isSafe ? text[i] : Replacement);
            if (isPair) clean?.Append(text[i + 1]);
            if (isPair) i++;
        }

        return clean?.ToString() ?? text;
    }

    private static bool IsUnsafe(char character) => character is < ' ' or > '~' && CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
