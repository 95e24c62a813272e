using MetricsTools.Model;

namespace MetricsTools.Formats;

/// <summary>Writes records to a text, one at a time and in flat memory. The text is the caller's: it is flushed, and never closed.</summary>
public interface IRecordWriter : IDisposable
{
    /// <summary>Writes one record.</summary>
    /// <exception cref="MetricException">The value is NaN or infinite.</exception>
    void Write(MetricRecord record);

    /// <summary>Writes what closes the document, and flushes. A document that is disposed of without this is not whole.</summary>
    void Complete();
}
