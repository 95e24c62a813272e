using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>Writes newline-delimited JSON: one object a line.</summary>
public sealed class NdJsonRecordWriter : IRecordWriter
{
    private readonly JsonRecordText _json = new();
    private readonly TextWriter _text;

    /// <summary>Writes to a text.</summary>
    public NdJsonRecordWriter(TextWriter text) => _text = text;

    /// <inheritdoc/>
    public void Write(MetricRecord record)
    {
        _json.Write(_text, record);
        _text.Write('\n');
    }

    /// <inheritdoc/>
    public void Complete() => _text.Flush();

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
