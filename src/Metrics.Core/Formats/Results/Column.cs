namespace MetricsTools.Formats.Results;

/// <summary>One column of results.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">The name in CSV and JSON.</param>
/// <param name="Value">Gives the cell: text, a number, a moment, a time span, a Boolean, tags, or null.</param>
/// <param name="Heading">The heading in a table, or null for a column that a table leaves out.</param>
internal sealed record Column<T>(string Name, Func<T, object?> Value, string? Heading = null);
