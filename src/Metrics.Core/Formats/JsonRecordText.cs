using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats;

/// <summary>
/// Writes one record as a JSON object on one line. What is not given is left out. The numbers are those of <see cref="NumberText"/>, and letters of any
/// script stand as they are.
/// </summary>
internal sealed class JsonRecordText : IDisposable
{
    // The file is data and never part of an HTML page, so < > & and ' need no escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly MemoryStream _bytes = new();
    private readonly Utf8JsonWriter _json;
    private char[] _characters = [];

    /// <summary>Makes a writer.</summary>
    public JsonRecordText() => _json = new Utf8JsonWriter(_bytes, Options);

    /// <summary>Writes the object.</summary>
    public void Write(TextWriter text, MetricRecord record)
    {
        double value = RecordText.Finite(record);
        _bytes.SetLength(0);
        _json.Reset();
        _json.WriteStartObject();
        if (record.Timestamp is { } timestamp) _json.WriteString(nameof(RecordField.Timestamp), UnixTime.ToText(timestamp));
        _json.WriteString(nameof(RecordField.Name), record.Name);
        if (record.Kind is { } kind) _json.WriteString(nameof(RecordField.Kind), kind.ToString());
        if (record.Unit is { } unit) _json.WriteString(nameof(RecordField.Unit), unit);
        _json.WritePropertyName(nameof(RecordField.Value));
        _json.WriteRawValue(NumberText.Format(value), skipInputValidation: true);
        _json.WriteStartObject(nameof(RecordField.Tag));
        foreach (Tag tag in record.Tags) _json.WriteString(tag.Key, tag.Value);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        CopyTo(text);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _bytes.Dispose();
    }

    private void CopyTo(TextWriter text)
    {
        byte[] bytes = _bytes.GetBuffer();
        int length = (int)_bytes.Length;
        if (_characters.Length < length) _characters = new char[bytes.Length];
        text.Write(_characters, 0, Encoding.UTF8.GetChars(bytes, 0, length, _characters, 0));
    }
}
