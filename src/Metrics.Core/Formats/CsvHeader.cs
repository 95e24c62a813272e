using CsvHelper;

namespace MetricsTools.Formats;

/// <summary>Which column of a CSV file holds which field.</summary>
internal sealed class CsvHeader
{
    private const int Absent = -1;

    private readonly int[] _columns;
    private readonly int _cellCount;

    private CsvHeader(int[] columns, int cellCount)
    {
        _columns = columns;
        _cellCount = cellCount;
    }

    /// <summary>Reads the current row as the header; the error says what is needed.</summary>
    public static bool TryRead(CsvReader csv, CsvMalformedRecord? malformed, bool needsName, out CsvHeader? header, out MetricException? error)
    {
        header = null;
        error = malformed is { } quoting ? CsvRecordReader.Malformed(csv, quoting) : null;
        if (error is not null) return false;
        int[] columns = [.. RecordText.Names.Select(_ => Absent)];
        for (int i = 0; i < csv.FieldCount; i++)
        {
            if (!RecordText.TryFind(csv.GetString(i).Trim(), out RecordField field)) continue;
            if (columns[(int)field] != Absent)
            {
                error = new MetricException(ErrorId.FormatContent, csv.LineNumber, $"two columns of the header stand for {field}. Remove one.");
                return false;
            }

            columns[(int)field] = i;
        }

        if ((needsName && columns[(int)RecordField.Name] == Absent) || columns[(int)RecordField.Value] == Absent)
        {
            error = new MetricException(ErrorId.FormatContent, csv.LineNumber,
                $"a header with {(needsName ? "the columns Name and Value" : "a column Value")} is needed, separated by commas ({string.Join(", ", RecordText.Names)} are read).");
            return false;
        }

        header = new CsvHeader(columns, csv.FieldCount);
        return true;
    }

    /// <summary>Copies the cells of the current row.</summary>
    /// <exception cref="MetricException">The row has more or fewer cells than the header.</exception>
    public void CopyRow(CsvReader csv, RecordText row)
    {
        if (csv.FieldCount != _cellCount)
        {
            throw new MetricException(ErrorId.FormatContent, csv.LineNumber,
                $"the row has {csv.FieldCount} cells, and the header has {_cellCount}. Quote a cell that holds a comma.");
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            var field = (RecordField)i;
            string? cell = _columns[i] == Absent ? null : csv.GetString(_columns[i]);
            row[field] = cell is null || field is RecordField.Timestamp or RecordField.Value ? cell : CsvCell.Restore(cell);
        }
    }
}
