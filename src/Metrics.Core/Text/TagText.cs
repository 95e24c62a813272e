using System.Text;
using MetricsTools.Model;

namespace MetricsTools.Text;

/// <summary>
/// The text form of tags: <c>key=value</c> pairs joined by commas. A part that holds a comma, an equals sign, a quote, a backslash,
/// a control character or a space at its edge is quoted, with <c>\" \\ \n \r \t \u{hex}</c> inside the quotes.
/// </summary>
internal static class TagText
{
    /// <summary>Writes tags in the given order.</summary>
    public static string Format(IReadOnlyList<Tag> tags)
    {
        if (tags.Count == 0) return "";
        var text = new StringBuilder();
        foreach (Tag tag in tags)
        {
            if (text.Length > 0) text.Append(',');
            AppendPart(text, tag.Key);
            text.Append('=');
            AppendPart(text, tag.Value);
        }

        return text.ToString();
    }

    /// <summary>Reads pairs; a key without <c>=</c> has a null value.</summary>
    /// <exception cref="MetricException">The text is not of this form.</exception>
    public static List<KeyValuePair<string, string?>> Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        if (string.IsNullOrWhiteSpace(text)) return pairs;
        int position = 0;
        while (true)
        {
            string key = ReadPart(text, ref position);
            if (key.Length == 0) throw Invalid(text, "a key is missing");
            string? value = null;
            if (position < text.Length && text[position] == '=')
            {
                position++;
                value = ReadPart(text, ref position);
            }

            pairs.Add(new KeyValuePair<string, string?>(key, value));
            if (position >= text.Length) return pairs;
            if (text[position] != ',') throw Invalid(text, $"expected ',' at position {position + 1}");
            position++;
        }
    }

    private static void AppendPart(StringBuilder text, string part)
    {
        if (!NeedsQuotes(part))
        {
            text.Append(part);
            return;
        }

        text.Append('"');
        foreach (char character in part)
        {
            switch (character)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default:
                    if (char.IsControl(character)) text.Append("\\u{").Append(((int)character).ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append('}');
                    else text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }

    private static bool NeedsQuotes(string part)
    {
        if (part.Length == 0 || char.IsWhiteSpace(part[0]) || char.IsWhiteSpace(part[part.Length - 1])) return true;
        foreach (char character in part)
        {
            if (character is ',' or '=' or '"' or '\\' || char.IsControl(character)) return true;
        }

        return false;
    }

    private static string ReadPart(string text, ref int position)
    {
        while (position < text.Length && text[position] == ' ') position++;
        if (position < text.Length && text[position] == '"') return ReadQuoted(text, ref position);
        var part = new StringBuilder();
        while (position < text.Length && text[position] is not (',' or '='))
        {
            char character = text[position++];
            if (character == '\\' && position < text.Length) character = text[position++];
            part.Append(character);
        }

        return part.ToString().TrimEnd();
    }

    private static string ReadQuoted(string text, ref int position)
    {
        var part = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            char character = text[position];
            if (character == '"')
            {
                position++;
                while (position < text.Length && text[position] == ' ') position++;
                return part.ToString();
            }

            if (character != '\\') part.Append(character);
            else if (++position < text.Length) AppendEscaped(text, ref position, part);
        }

        throw Invalid(text, "a quote is not closed");
    }

    private static void AppendEscaped(string text, ref int position, StringBuilder part)
    {
        switch (text[position])
        {
            case 'n': part.Append('\n'); break;
            case 'r': part.Append('\r'); break;
            case 't': part.Append('\t'); break;
            case 'u' when position + 1 < text.Length && text[position + 1] == '{':
                int end = text.IndexOf('}', position);
                if (end < 0 || !ushort.TryParse(text.Substring(position + 2, end - position - 2), System.Globalization.NumberStyles.AllowHexSpecifier,
                        System.Globalization.CultureInfo.InvariantCulture, out ushort code))
                {
                    throw Invalid(text, "an escape is not of the form \\u{hex}");
                }

                part.Append((char)code);
                position = end;
                break;
            default: part.Append(text[position]); break;
        }
    }

    private static MetricException Invalid(string text, string reason) => new(ErrorId.TagTextInvalid, text, reason);
}
