using CsvHelper;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Formats;

/// <summary>
/// Writes comma-separated values (RFC 4180, with LF): a header, then a row a record. Text cells that a spreadsheet would run as a formula get an
/// apostrophe in front, which <see cref="CsvRecordReader"/> removes; a text that is apostrophes followed by <c>= + - @</c>, tab or CR gets one more.
/// </summary>
public sealed class CsvRecordWriter : IRecordWriter
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly CsvWriter _csv;
    private readonly TextWriter _text;
    private bool _hasHeader;

    /// <summary>Writes to a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="firstLine">The first line of what the text is appended to, which must be the header, or null to begin a document.</param>
    /// <exception cref="MetricException">The first line is another header, so that the cells would land in the wrong columns.</exception>
    public CsvRecordWriter(TextWriter text, string? firstLine = null)
    {
        if (firstLine is not null && !IsHeader(firstLine))
        {
            throw new MetricException(ErrorId.FormatContent, 1, $"rows can be appended only below the header {string.Join(",", RecordText.Names)}.");
        }

        _text = text;
        _hasHeader = firstLine is not null;
        _csv = CsvWriter.Create(text, Options, leaveOpen: true);
    }

    /// <inheritdoc/>
    public void Write(MetricRecord record)
    {
        double value = RecordText.Finite(record);
        WriteHeader();
        _csv.WriteField(record.Timestamp is { } timestamp ? UnixTime.ToText(timestamp) : null);
        _csv.WriteField(CsvCell.Neutralize(record.Name));
        _csv.WriteField(record.Kind?.ToString());
        _csv.WriteField(CsvCell.Neutralize(record.Unit));
        _csv.WriteField(NumberText.Format(value));
        _csv.WriteField(CsvCell.Neutralize(record.Tags.ToString()));
        _csv.EndRecord();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        WriteHeader();
        _csv.Flush();
        _text.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private static bool IsHeader(string line)
    {
        string[] cells = line.Replace("\"", "").Split(',');
        if (cells.Length != RecordText.Names.Count) return false;
        for (int i = 0; i < cells.Length; i++)
        {
            if (!RecordText.TryFind(cells[i].Trim(), out RecordField field) || (int)field != i) return false;
        }

        return true;
    }

    private void WriteHeader()
    {
        if (_hasHeader) return;
        _hasHeader = true;
        foreach (string name in RecordText.Names) _csv.WriteField(name);
        _csv.EndRecord();
    }
}
