namespace MetricsTools.Formats;

/// <summary>
/// Reads newline-delimited JSON: one object a line, as <see cref="JsonRecordReader"/> reads it. Blank lines are passed over; a line that is not JSON is an
/// error for that line alone.
/// </summary>
public sealed class NdJsonRecordReader : IRecordReader
{
    private readonly TimeZoneInfo _zone;

    /// <summary>Makes a reader; timestamps without a zone are in the given one, or local.</summary>
    public NdJsonRecordReader(TimeZoneInfo? zone = null) => _zone = zone ?? TimeZoneInfo.Local;

    /// <summary>The name of every record, whatever the text says; null for the text's own.</summary>
    public string? FixedName { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ReadResult> Read(TextReader text)
    {
        var source = new CharacterSource(text);
        var parser = new JsonRecordParser(_zone, FixedName);
        var line = new JsonSlice();
        while (Next(source, line, parser, out bool isLast) is { } result)
        {
            yield return result;
            if (isLast) yield break;
        }
    }

    private static ReadResult? Next(CharacterSource source, JsonSlice line, JsonRecordParser parser, out bool isLast)
    {
        isLast = false;
        try
        {
            while (source.Peek() != CharacterSource.End)
            {
                bool fits = ReadLine(source, line, out bool isBlank);
                if (!isBlank) return fits ? parser.Parse(line, out _) : new ReadResult(line.Line, null, line.TooLong());
            }

            return null;
        }
        catch (MetricException error)
        {
            isLast = true;
            return new ReadResult(source.Line, null, error);
        }
    }

    private static bool ReadLine(CharacterSource source, JsonSlice line, out bool isBlank)
    {
        bool fits = true;
        isBlank = true;
        line.Start(source.Line);
        // JSON holds no line breaks inside its texts, so a CR ends a line as well as an LF does.
        for (int next = source.Next(); next is not (CharacterSource.End or '\n' or '\r'); next = source.Next())
        {
            fits = fits && line.TryAppend(next);
            isBlank = isBlank && char.IsWhiteSpace((char)next);
        }

        return fits;
    }
}
