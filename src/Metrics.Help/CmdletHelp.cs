namespace MetricsTools.Help;

/// <summary>The help of a cmdlet.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Noun">The noun.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="Description">Paragraphs.</param>
/// <param name="ParameterSets">The names of the parameter sets.</param>
/// <param name="Parameters">The parameters, by name.</param>
/// <param name="Outputs">The names of the types that it writes.</param>
/// <param name="Examples">Examples.</param>
internal sealed record CmdletHelp(
    string Verb,
    string Noun,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<ExampleHelp> Examples)
{
    /// <summary>The cmdlet's name.</summary>
    public string Name => $"{Verb}-{Noun}";
}
