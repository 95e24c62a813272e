using System.Globalization;

namespace MetricsTools.Views.Terminal;

/// <summary>How many columns of a terminal a character takes.</summary>
public static class CharacterWidth
{
    // East Asian wide and fullwidth characters and emoji (UAX #11), in the blocks that they fill.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2329, 0x232A), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The columns that the character at a place of a text takes: 0 for one that combines with the one before.</summary>
    public static int At(string text, int index)
    {
        int code = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
        if (code < 0x300) return 1;
        if (CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) return 0;
        foreach ((int first, int last) in Wide)
        {
            if (code >= first && code <= last) return 2;
        }

        return 1;
    }

    /// <summary>The columns of a text.</summary>
    public static int Of(string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            width += At(text, i);
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
        }

        return width;
    }
}
