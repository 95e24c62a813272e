namespace MetricsTools.Formats;

/// <summary>Reads records from a text, one at a time and in flat memory.</summary>
public interface IRecordReader
{
    /// <summary>
    /// The records and the errors, in the order of the text, which is read as far as the results are asked for. A bad record is one error and
    /// reading goes on; only where the text itself is broken, so that what follows cannot be told apart, the error is the last result.
    /// </summary>
    IEnumerable<ReadResult> Read(TextReader text);
}
