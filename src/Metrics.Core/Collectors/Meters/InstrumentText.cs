using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Collectors.Meters;

/// <summary>Makes names, units and tags of what code has called its instruments, which may be anything.</summary>
internal static class InstrumentText
{
    private const int LongestUnit = 63;

    /// <summary>A valid name of a metric: characters that it may not have become underscores.</summary>
    public static string NameOf(Instrument instrument)
    {
        var name = new StringBuilder(instrument.Name.Length + 1);
        foreach (char character in instrument.Name)
        {
            bool isLetter = character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
            if (name.Length == 0 && !isLetter) name.Append('_');
            name.Append(isLetter || character is (>= '0' and <= '9') or '.' or ':' or '/' or '-' ? character : '_');
            if (name.Length == MetricName.MaximumLength) break;
        }

        return name.Length == 0 ? "_" : name.ToString();
    }

    /// <summary>The unit, or null when there is none.</summary>
    public static string? UnitOf(Instrument instrument) =>
        instrument.Unit?.Trim() is { Length: > 0 and <= LongestUnit } unit && UnicodeText.IsWellFormed(unit) ? unit : null;

    /// <summary>The tags that can be stored: those without a key or a value are left out, long values are cut, and of two with one key the last one counts.</summary>
    public static List<Tag> TagsOf(IEnumerable<KeyValuePair<string, object?>> given)
    {
        var tags = new List<Tag>();
        foreach (KeyValuePair<string, object?> pair in given)
        {
            string value = Cut(TextOf(pair.Value));
            if (string.IsNullOrEmpty(pair.Key) || pair.Key.Length > TagSet.MaximumKeyLength || value.Length == 0) continue;
            if (!UnicodeText.IsWellFormed(pair.Key) || !UnicodeText.IsWellFormed(value)) continue;
            tags.RemoveAll(tag => tag.Key.Equals(pair.Key, StringComparison.OrdinalIgnoreCase));
            if (tags.Count < TagSet.MaximumCount) tags.Add(new Tag(pair.Key, value));
        }

        return tags;
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Cut(string value)
    {
        if (value.Length <= TagSet.MaximumValueLength) return value;
        int length = char.IsHighSurrogate(value[TagSet.MaximumValueLength - 1]) ? TagSet.MaximumValueLength - 1 : TagSet.MaximumValueLength;
        return value.Substring(0, length);
    }
}
