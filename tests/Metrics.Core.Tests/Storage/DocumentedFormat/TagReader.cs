using System.Globalization;
using System.Text;

namespace MetricsTools.Storage.DocumentedFormat;

/// <summary>Reads the text form of tags.</summary>
internal static class TagReader
{
    public static List<(string Key, string Value)> Read(string text, Branches branches)
    {
        var tags = new List<(string Key, string Value)>();
        for (int place = 0; place < text.Length; place++)
        {
            string key = Part(text, '=', ref place, branches);
            place++;
            tags.Add((key, Part(text, ',', ref place, branches)));
        }

        return tags;
    }

    private static string Part(string text, char end, ref int place, Branches branches)
    {
        if (text[place] != '"')
        {
            int next = text.IndexOf(end, place), start = place;
            place = next < 0 ? text.Length : next;
            return text.Substring(start, place - start);
        }

        branches.Meet("a quoted part of tags");
        var part = new StringBuilder();
        for (place++; text[place] != '"'; place++) part.Append(text[place] == '\\' ? Escaped(text, ref place, branches) : text[place]);
        place++;
        return part.ToString();
    }

    private static char Escaped(string text, ref int place, Branches branches)
    {
        char letter = text[++place];
        branches.Meet(letter == 'u' ? "a code in tags" : "an escape in tags");
        if (letter != 'u') return letter switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => letter };
        int start = place + 2;
        place = text.IndexOf('}', start);
        return (char)int.Parse(text.Substring(start, place - start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
