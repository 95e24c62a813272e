namespace MetricsTools.Help.Model;

/// <summary>How a parameter is used in a parameter set.</summary>
/// <param name="Set">The set, or null for all of them.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its place without a name, or null.</param>
/// <param name="Pipeline">What of the pipeline it takes: <c>False</c>, <c>True (ByValue)</c> or <c>True (ByPropertyName)</c>.</param>
internal sealed record ParameterUse(string? Set, bool IsMandatory, int? Position, string Pipeline)
{
    /// <summary>What a parameter takes of the pipeline that takes nothing of it.</summary>
    public const string NoPipeline = "False";

    /// <summary>Whether it takes anything of the pipeline.</summary>
    public bool TakesPipeline => Pipeline != NoPipeline;
}
