using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats.Results;

/// <summary>Writes results as JSON, one object a line: in an array, or each for itself.</summary>
internal sealed class JsonResultWriter<T>(TextWriter text, IReadOnlyList<Column<T>> columns, bool isArray) : IResultWriter<T>
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _hasResults;

    /// <inheritdoc/>
    public void Write(T result)
    {
        if (isArray) text.Write(_hasResults ? ",\n" : "[\n");
        _hasResults = true;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) WriteObject(json, result, columns);
        text.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        if (!isArray) text.Write('\n');
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (isArray) text.Write(_hasResults ? "\n]\n" : "[]\n");
    }

    private static void WriteObject<TRow>(Utf8JsonWriter json, TRow row, IReadOnlyList<Column<TRow>> columns)
    {
        json.WriteStartObject();
        foreach (Column<TRow> column in columns)
        {
            json.WritePropertyName(column.Name);
            WriteValue(json, column.Value(row));
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case double number: json.WriteRawValue(NumberText.Format(number), skipInputValidation: true); break;
            case long number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case DateTimeOffset moment: json.WriteStringValue(UnixTime.ToText(moment)); break;
            case TimeSpan span: json.WriteStringValue(span.ToString("c")); break;
            case TagSet tags: WriteTags(json, tags); break;
            case Baseline baseline: WriteObject(json, baseline, BaselineColumns.All); break;
            case SeasonalProfile profile: BaselineJsonWriter.WriteProfile(json, profile, withValues: false); break;
            case BaselineConfidence confidence: BaselineJsonWriter.WriteConfidence(json, confidence); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }

    private static void WriteTags(Utf8JsonWriter json, TagSet tags)
    {
        json.WriteStartObject();
        foreach (Tag tag in tags) json.WriteString(tag.Key, tag.Value);
        json.WriteEndObject();
    }
}
