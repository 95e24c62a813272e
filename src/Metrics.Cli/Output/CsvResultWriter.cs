using CsvHelper;
using MetricsTools.Formats;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.CommandLine.Output;

/// <summary>Writes results as comma-separated values, with all columns; text that a spreadsheet would run as a formula is neutralised.</summary>
internal sealed class CsvResultWriter<T> : IResultWriter<T>
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<Column<T>> _columns;

    /// <summary>Writes to a text, beginning with the header.</summary>
    public CsvResultWriter(TextWriter text, IReadOnlyList<Column<T>> columns)
    {
        _csv = CsvWriter.Create(text, Options, leaveOpen: true);
        _columns = columns;
        foreach (Column<T> column in columns) _csv.WriteField(column.Name);
        _csv.EndRecord();
    }

    /// <inheritdoc/>
    public void Write(T result)
    {
        foreach (Column<T> column in _columns) _csv.WriteField(TextOf(column.Value(result)));
        _csv.EndRecord();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _csv.Flush();
        _csv.Dispose();
    }

    private static string? TextOf(object? value) => value switch
    {
        double number => NumberText.Format(number),
        DateTimeOffset moment => UnixTime.ToText(moment),
        TimeSpan span => span.ToString("c"),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => CsvCell.Neutralize(value?.ToString()),
    };
}
