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
    // Of a time in ISO 8601: up to the colon after the minute, and from the seconds on.
    private const int MinuteLength = 17;
    private const int SecondsLength = 7;

    // Of the year 9999.
    private const long LastMinute = 253_402_300_799_999 / UnixTime.Minute;

    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly TextWriter _text;
    private readonly char[] _buffer = new char[1 << 14];
    private int _length;
    private bool _isFlushing;
    private bool _hasHeader;

    // The cells that change from series to series only, and the minute of the time before.
    private MetricRecord? _last;
    private string _middle = "";
    private string _end = "";
    private long _minute = long.MinValue;
    private string _minuteText = "";

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
    }

    /// <inheritdoc/>
    public void Write(MetricRecord record)
    {
        double value = RecordText.Finite(record);
        WriteHeader();
        WriteTime(record.Timestamp);
        if (_last is null || !IsSameSeries(_last, record)) RememberCells(record);
        Add(_middle);
        if (_buffer.Length - _length < NumberText.LongestDecimal) Flush();
        if (NumberText.TryFormatDecimal(value, _buffer.AsSpan(_length), out int written)) _length += written;
        else Add(NumberText.Format(value));
        Add(_end);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        WriteHeader();
        Flush();
        _text.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What could not be written is not tried again.
        if (!_isFlushing) Flush();
    }

    private static bool IsSameSeries(MetricRecord one, MetricRecord other) =>
        ReferenceEquals(one.Name, other.Name) && ReferenceEquals(one.Tags, other.Tags) && ReferenceEquals(one.Unit, other.Unit) && one.Kind == other.Kind;

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

    private static string Row(IEnumerable<string?> cells)
    {
        var text = new StringWriter();
        using (CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (string? cell in cells) csv.WriteField(cell);
            csv.EndRecord();
            csv.Flush();
        }

        return text.ToString();
    }

    private void RememberCells(MetricRecord record)
    {
        // One character stands for the time, one for the value.
        string middle = Row(["0", CsvCell.Neutralize(record.Name), record.Kind?.ToString(), CsvCell.Neutralize(record.Unit), "0"]);
        _middle = middle.Substring(1, middle.Length - 3);
        _end = Row(["0", CsvCell.Neutralize(record.Tags.ToString())]).Substring(1);
        _last = record;
    }

    private void WriteTime(long? timestamp)
    {
        if (timestamp is not { } time) return;
        long minute = time / UnixTime.Minute;
        if (time < 0 || minute > LastMinute)
        {
            Add(UnixTime.ToText(time));
            return;
        }

        if (minute != _minute) (_minute, _minuteText) = (minute, UnixTime.ToText(minute * UnixTime.Minute).Substring(0, MinuteLength));
        Add(_minuteText);
        int milliseconds = (int)(time - (minute * UnixTime.Minute));
        if (_buffer.Length - _length < SecondsLength) Flush();
        Span<char> seconds = _buffer.AsSpan(_length, SecondsLength);
        seconds[0] = Digit(milliseconds / 10_000);
        seconds[1] = Digit(milliseconds / 1000);
        seconds[2] = '.';
        seconds[3] = Digit(milliseconds / 100);
        seconds[4] = Digit(milliseconds / 10);
        seconds[5] = Digit(milliseconds);
        seconds[6] = 'Z';
        _length += SecondsLength;
    }

    private static char Digit(int number) => (char)('0' + (number % 10));

    private void WriteHeader()
    {
        if (_hasHeader) return;
        _hasHeader = true;
        Add(Row(RecordText.Names));
    }

    private void Add(string text)
    {
        if (text.Length > _buffer.Length - _length) Flush();
        if (text.Length > _buffer.Length)
        {
            _text.Write(text);
            return;
        }

        text.CopyTo(0, _buffer, _length, text.Length);
        _length += text.Length;
    }

    private void Flush()
    {
        _isFlushing = true;
        _text.Write(_buffer, 0, _length);
        _length = 0;
        _isFlushing = false;
    }
}
