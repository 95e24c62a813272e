using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>Writes a JSON array of objects, one a line. An array that was not completed is not closed, so that no reader takes it for whole.</summary>
public sealed class JsonRecordWriter : IRecordWriter
{
    private readonly JsonRecordText _json = new();
    private readonly TextWriter _text;
    private bool _hasRecords;

    /// <summary>Writes to a text.</summary>
    public JsonRecordWriter(TextWriter text) => _text = text;

    /// <inheritdoc/>
    public void Write(MetricRecord record)
    {
        RecordText.Finite(record);
        _text.Write(_hasRecords ? ",\n" : "[\n");
        _hasRecords = true;
        _json.Write(_text, record);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _text.Write(_hasRecords ? "\n]\n" : "[]\n");
        _text.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
