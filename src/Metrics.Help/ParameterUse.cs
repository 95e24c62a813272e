namespace MetricsTools.Help;

/// <summary>How a parameter is used in a parameter set.</summary>
/// <param name="Set">The set, or null for all of them.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its place without a name, or null.</param>
/// <param name="Pipeline">What of the pipeline it takes: <c>false</c>, <c>True (ByValue)</c> or <c>True (ByPropertyName)</c>.</param>
internal sealed record ParameterUse(string? Set, bool IsMandatory, int? Position, string Pipeline);
