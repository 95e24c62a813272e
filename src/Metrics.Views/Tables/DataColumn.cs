namespace MetricsTools.Views.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">The heading.</param>
/// <param name="IsNumber">Whether it holds figures, which are set flush right.</param>
public sealed record DataColumn(string Name, bool IsNumber = false);
