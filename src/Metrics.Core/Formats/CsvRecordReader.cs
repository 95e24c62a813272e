using CsvHelper;

namespace MetricsTools.Formats;

/// <summary>
/// Reads comma-separated values (RFC 4180) with a header: columns in any order and any case, <c>Name</c> and <c>Value</c> needed, unknown ones ignored.
/// A row with more or fewer cells than the header is an error, because a value such as <c>3,5</c> would lose its second half.
/// The <c>#TYPE</c> line of Windows PowerShell's Export-Csv is passed over.
/// </summary>
public sealed class CsvRecordReader : IRecordReader
{
    private const int MaximumRecordBytes = 1 << 20;

    private static readonly CsvReaderOptions Options =
        new() { Separator = ',', HasHeader = false, TrackLineNumbers = true, MaxRecordSize = MaximumRecordBytes, BufferSize = 1 << 14 };

    private readonly TimeZoneInfo _zone;

    /// <summary>Makes a reader; timestamps without a zone are in the given one, or local.</summary>
    public CsvRecordReader(TimeZoneInfo? zone = null) => _zone = zone ?? TimeZoneInfo.Local;

    /// <summary>The name of every record, whatever the file says; null for the file's own.</summary>
    public string? FixedName { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ReadResult> Read(TextReader text)
    {
        CsvMalformedRecord? malformed = null;
        using var csv = CsvReader.Create(text, Options with { OnMalformedRecord = record => malformed = record }, leaveOpen: true);
        CsvHeader? header = null;
        var row = new RecordText { FixedName = FixedName };
        while (true)
        {
            malformed = null;
            if (!TryRead(csv, out ReadResult? broken))
            {
                if (broken is not null) yield return broken.Value;
                yield break;
            }

            if (csv.FieldCount == 1 && malformed is null && IsBlankOrTypeLine(csv.GetString(0), header)) continue;
            if (header is null)
            {
                if (!CsvHeader.TryRead(csv, malformed, FixedName is null, out header, out MetricException? error))
                {
                    yield return new ReadResult(Line(csv), null, error);
                    yield break;
                }

                continue;
            }

            yield return ReadRow(csv, malformed, header!, row);
        }
    }

    /// <summary>The error of a row that breaks the rules of quoting.</summary>
    internal static MetricException Malformed(CsvReader csv, CsvMalformedRecord malformed) => new(ErrorId.FormatContent, Line(csv), malformed.Reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened here and never closed, so that all that follows is one cell.",
        CsvMalformedReason.TextAfterClosingQuote => "the quotes are not balanced: text follows a closing quote. A quote inside quotes is doubled.",
        _ => "the quotes are not balanced: a quote stands inside a cell that is not quoted.",
    });

    private static bool TryRead(CsvReader csv, out ReadResult? broken)
    {
        broken = null;
        try
        {
            return csv.Read();
        }
        catch (MetricException error)
        {
            broken = new ReadResult(Line(csv), null, error);
            return false;
        }
        catch (CsvFormatException tooLong)
        {
            int line = (int)Math.Min(tooLong.LineNumber, int.MaxValue);
            broken = new ReadResult(line, null, new MetricException(ErrorId.FormatContent, tooLong, line, "a row is longer than a megabyte: a quote may not be closed."));
            return false;
        }
    }

    private static bool IsBlankOrTypeLine(string cell, CsvHeader? header) =>
        string.IsNullOrWhiteSpace(cell) || (header is null && cell.StartsWith("#TYPE ", StringComparison.Ordinal));

    private static int Line(CsvReader csv) => (int)Math.Min(csv.LineNumber, int.MaxValue);

    private ReadResult ReadRow(CsvReader csv, CsvMalformedRecord? malformed, CsvHeader header, RecordText row)
    {
        try
        {
            if (malformed is { } quoting) throw Malformed(csv, quoting);
            header.CopyRow(csv, row);
            return new ReadResult(Line(csv), row.ToRecord(_zone), null);
        }
        catch (MetricException error)
        {
            return new ReadResult(Line(csv), null, error);
        }
    }
}
