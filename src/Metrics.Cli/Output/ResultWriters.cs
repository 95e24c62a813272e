using MetricsTools.CommandLine.Options;

namespace MetricsTools.CommandLine.Output;

/// <summary>The table of ways to write results.</summary>
internal static class ResultWriters
{
    /// <summary>Makes the writer of a format.</summary>
    public static IResultWriter<T> Create<T>(ResultFormat format, TextWriter text, IReadOnlyList<Column<T>> columns) => format switch
    {
        ResultFormat.Csv => new CsvResultWriter<T>(text, columns),
        ResultFormat.Json => new JsonResultWriter<T>(text, columns, isArray: true),
        ResultFormat.NdJson => new JsonResultWriter<T>(text, columns, isArray: false),
        _ => new TableWriter<T>(text, columns),
    };
}
