namespace MetricsTools.Formats;

/// <summary>
/// Reads JSON: an array of objects, one object, or several of either one after the other. Property names are in any case and any order, unknown ones are
/// ignored, and the tags are an object, or text such as <c>host=web1</c>. Where the text stops being JSON, the error is the last result.
/// </summary>
public sealed class JsonRecordReader : IRecordReader
{
    private readonly TimeZoneInfo _zone;

    /// <summary>Makes a reader; timestamps without a zone are in the given one, or local.</summary>
    public JsonRecordReader(TimeZoneInfo? zone = null) => _zone = zone ?? TimeZoneInfo.Local;

    /// <summary>The name of every record, whatever the text says; null for the text's own.</summary>
    public string? FixedName { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ReadResult> Read(TextReader text)
    {
        var scanner = new JsonScanner(text);
        var parser = new JsonRecordParser(_zone, FixedName);
        while (Next(scanner, parser, out bool isLast) is { } result)
        {
            yield return result;
            if (isLast) yield break;
        }
    }

    private static ReadResult? Next(JsonScanner scanner, JsonRecordParser parser, out bool isLast)
    {
        isLast = true;
        try
        {
            if (!scanner.Read()) return null;
        }
        catch (MetricException error)
        {
            return new ReadResult(scanner.Value.Line, null, error);
        }

        ReadResult result = parser.Parse(scanner.Value, out bool isJson);
        isLast = !isJson;
        return result;
    }
}
