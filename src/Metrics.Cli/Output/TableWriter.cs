namespace MetricsTools.CommandLine.Output;

/// <summary>
/// Writes a plain table: numbers to the right, text to the left, two spaces between. The widths are those of the first thousand rows, so that a million
/// rows stream; a later cell that is wider pushes its row to the right. Without rows there is no heading either.
/// </summary>
internal sealed class TableWriter<T>(TextWriter text, IReadOnlyList<Column<T>> columns) : IResultWriter<T>
{
    private const int MeasuredRows = 1000;

    private readonly Column<T>[] _columns = [.. columns.Where(static column => column.Heading is not null)];
    private readonly List<string[]> _rows = [];
    private readonly HashSet<int> _numeric = [];
    private int[]? _widths;

    /// <inheritdoc/>
    public void Write(T result)
    {
        string[] cells = new string[_columns.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            object? value = _columns[i].Value(result);
            if (value is double or long or int) _numeric.Add(i);
            cells[i] = CellText.Of(value);
        }

        if (_widths is not null)
        {
            WriteRow(cells, _widths);
            return;
        }

        _rows.Add(cells);
        if (_rows.Count == MeasuredRows) WriteMeasured();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_rows.Count > 0) WriteMeasured();
    }

    private void WriteMeasured()
    {
        _widths = [.. _columns.Select((column, i) => Math.Max(column.Heading!.Length, _rows.Max(row => row[i].Length)))];
        WriteRow([.. _columns.Select(static column => column.Heading!)], _widths);
        WriteRow([.. _columns.Select(static column => new string('-', column.Heading!.Length))], _widths);
        foreach (string[] row in _rows) WriteRow(row, _widths);
        _rows.Clear();
    }

    private void WriteRow(string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, i) => _numeric.Contains(i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        text.WriteLine(string.Join("  ", padded).TrimEnd());
    }
}
