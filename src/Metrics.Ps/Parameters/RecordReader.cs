using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>
/// Reads the fields of a measurement from whatever a pipeline brings. They are read here, in code, because binding typed parameters by property
/// name turns bad cells into 0, drops bad timestamps and makes 3,5 into 35.
/// </summary>
internal static class RecordReader
{
    /// <summary>A field of an object; null when the object is a plain value or has no such member. The first name found counts.</summary>
    public static object? Field(PSObject? input, string name, string? alias = null)
    {
        if (input is null || IsPlain(input.BaseObject)) return null;
        PSPropertyInfo? property = input.Properties[name] ?? (alias is null ? null : input.Properties[alias]);
        return ValueOf(property);
    }

    /// <summary>The value of a member, whose getter may be code; null when there is none.</summary>
    /// <exception cref="MetricException">The getter failed.</exception>
    public static object? ValueOf(PSPropertyInfo? property)
    {
        try
        {
            return property?.Value;
        }
        catch (GetValueException exception)
        {
            throw new MetricException(ErrorId.FieldFailed, exception, property!.Name, (exception.InnerException ?? exception).Message);
        }
    }

    /// <summary>Whether an object is a value by itself, without fields.</summary>
    public static bool IsPlain(object value) => value is string or TimeSpan || NumberReader.IsNumber(value);

    /// <summary>Whether an object is a sample of a store, also after a job or a file.</summary>
    public static bool IsSample(PSObject? input) =>
        input is not null && (input.BaseObject is MetricSample || (input.BaseObject is PSCustomObject && input.TypeNames.Contains("Deserialized.MetricsTools.MetricSample")));

    /// <summary>The object whose members are the entries of a hashtable.</summary>
    public static PSObject ToObject(IDictionary entries)
    {
        var fields = new PSObject();
        foreach (DictionaryEntry entry in entries) fields.Properties.Add(new PSNoteProperty(TagReader.TextOf(entry.Key), entry.Value));
        return fields;
    }

    /// <summary>The kind that a field names, or null when there is none.</summary>
    /// <exception cref="MetricException">There is no such kind.</exception>
    public static MetricKind? Kind(PSObject? input) =>
        Field(input, "Kind", "Type") is { } kind && TagReader.TextOf(kind) is { Length: > 0 } text ? KindText.Parse(text) : null;

    /// <summary>The text of a field, or null when it is missing or empty.</summary>
    public static string? Text(PSObject? input, string name) => TagReader.TextOf(Field(input, name)) is { Length: > 0 } text ? text : null;

    /// <summary>The tags in the named columns of an object.</summary>
    /// <exception cref="MetricException">A column is missing or empty, or cannot be read.</exception>
    public static IEnumerable<Tag> TagsFrom(PSObject? input, IEnumerable<string> columns)
    {
        foreach (string column in columns)
        {
            if (input?.Properties[column] is not { } property) throw new MetricException(ErrorId.TagColumnMissing, column);
            yield return new Tag(column, TagReader.TextOf(ValueOf(property)));
        }
    }
}
