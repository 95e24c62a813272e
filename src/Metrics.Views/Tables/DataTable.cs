namespace MetricsTools.Views.Tables;

/// <summary>What a picture shows, as text.</summary>
/// <param name="Caption">What it is called.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell for every column; empty where there is nothing.</param>
public sealed record DataTable(string Caption, IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
