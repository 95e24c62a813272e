using System.Collections;
using System.Globalization;
using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads tags from a hashtable, from text, or from an object whose members are the tags (also one that came from JSON or a remote session).</summary>
internal static class TagReader
{
    /// <summary>The tags; none for null or empty text.</summary>
    /// <exception cref="MetricException">They cannot be read, or are not valid.</exception>
    public static TagSet Read(object? input)
    {
        if (Text(input) is { } text) return TagSet.Parse(text);
        return TagSet.Create(ReadPairs(input).Select(static pair => new Tag(pair.Key, TextOf(pair.Value))));
    }

    /// <summary>The text that an argument is, or null: PowerShell makes an array of an unquoted <c>host=web1,region=eu</c>.</summary>
    public static string? Text(object? input) => NumberReader.Unwrap(input) switch
    {
        string text => text,
        IList { Count: > 0 } parts when parts.Cast<object?>().All(static part => NumberReader.Unwrap(part) is string) => string.Join(",", parts.Cast<object>()),
        _ => null,
    };

    /// <summary>Keys with whatever stands behind them.</summary>
    /// <exception cref="MetricException">It is nothing that has tags.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> ReadPairs(object? input)
    {
        object? value = NumberReader.Unwrap(input);
        switch (value)
        {
            case null:
                return [];
            case IDictionary dictionary:
                return dictionary.Cast<DictionaryEntry>().Select(static entry => new KeyValuePair<string, object?>(TextOf(entry.Key), entry.Value));
            case PSCustomObject or TagObject:
                return PSObject.AsPSObject(input!).Properties.Where(static property => property is PSNoteProperty)
                    .Select(static property => new KeyValuePair<string, object?>(property.Name, property.Value));
            default:
                throw new MetricException(ErrorId.TagUnreadable, value, value.GetType().Name);
        }
    }

    /// <summary>The text of a tag's value, without a culture.</summary>
    public static string TextOf(object? value) => NumberReader.Unwrap(value) switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        { } other => other.ToString() ?? "",
    };
}
