using System.Text;
using System.Text.Json;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats;

/// <summary>Makes a record of one JSON object, whose text is in memory.</summary>
internal sealed class JsonRecordParser(TimeZoneInfo zone, string? fixedName = null)
{
    private readonly RecordText _record = new() { FixedName = fixedName };
    private byte[] _bytes = [];

    /// <summary>Reads the record.</summary>
    /// <param name="value">The object's text.</param>
    /// <param name="isJson">False when the text is not one JSON value, so that what surrounds it cannot be trusted either.</param>
    public ReadResult Parse(JsonSlice value, out bool isJson)
    {
        isJson = true;
        try
        {
            return new ReadResult(value.Line, ReadRecord(value), null);
        }
        catch (MetricException error)
        {
            return new ReadResult(value.Line, null, error);
        }
        catch (JsonException cause)
        {
            isJson = false;
            long line = value.Line + (cause.LineNumber ?? 0);
            return new ReadResult(value.Line, null, new MetricException(ErrorId.FormatContent, cause, line, Reason(cause)));
        }
        catch (InvalidOperationException cause)
        {
            return new ReadResult(value.Line, null, new MetricException(ErrorId.FormatContent, cause, value.Line, "a text holds half of a surrogate pair."));
        }
    }

    private static string Reason(JsonException cause)
    {
        int position = cause.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return position < 0 ? cause.Message : cause.Message.Substring(0, position);
    }

    private static bool IsNested(in Utf8JsonReader json) => json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private MetricRecord ReadRecord(JsonSlice value)
    {
        int length = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_bytes.Length < length) _bytes = new byte[length];
        length = Encoding.UTF8.GetBytes(value.Characters, 0, value.Length, _bytes, 0);
        var json = new Utf8JsonReader(new ReadOnlySpan<byte>(_bytes, 0, length));
        json.Read();
        bool isObject = json.TokenType == JsonTokenType.StartObject;
        if (isObject) ReadProperties(ref json, value.Line);
        else json.Skip();
        json.Read();
        return isObject ? _record.ToRecord(zone) : throw new MetricException(ErrorId.FormatContent, value.Line, "an object with Name and Value is expected here.");
    }

    private void ReadProperties(ref Utf8JsonReader json, int line)
    {
        _record.Clear();
        int seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isKnown = RecordText.TryFind(json.GetString()!, out RecordField field);
            json.Read();
            if (!isKnown)
            {
                json.Skip();
                continue;
            }

            if ((seen & (1 << (int)field)) != 0) throw new MetricException(ErrorId.FormatContent, line, $"two properties stand for {field}. Remove one.");
            seen |= 1 << (int)field;
            if (field == RecordField.Tag) _record.Tags = ReadTags(ref json);
            else if (field == RecordField.Unit && IsNested(json)) throw new MetricException(ErrorId.FormatContent, line, "the Unit is not text.");
            else _record[field] = ReadText(ref json);
        }
    }

    private TagSet ReadTags(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            bool isText = json.TokenType == JsonTokenType.String;
            string? text = ReadText(ref json);
            if (text is null) return TagSet.Empty;
            // What ConvertTo-Json makes of an object below its -Depth looks like tags, and is not.
            bool isFlattened = text.StartsWith("@{", StringComparison.Ordinal) && text[text.Length - 1] == '}';
            return isText && !isFlattened ? TagSet.Parse(text) : throw new MetricException(ErrorId.TagUnreadable, text, "not an object");
        }

        var tags = new List<Tag>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            bool isNested = IsNested(json);
            string? text = ReadText(ref json);
            if (isNested) throw new MetricException(ErrorId.TagUnreadable, text, $"the value of {key}");
            tags.Add(new Tag(key, text ?? ""));
        }

        return TagSet.Create(tags);
    }

    /// <summary>The text of a string, the characters of a number or a Boolean, the beginning of an object or an array; null for null.</summary>
    private string? ReadText(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType == JsonTokenType.String) return json.GetString();
        int start = (int)json.TokenStartIndex;
        json.Skip();
        string text = Encoding.UTF8.GetString(_bytes, start, (int)json.BytesConsumed - start);
        return json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? UnicodeText.Shorten(text) : text;
    }
}
