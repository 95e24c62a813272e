namespace MetricsTools.Help.Model;

/// <summary>The help of a cmdlet. Its prose may hold code between back quotes.</summary>
/// <param name="Verb">The verb.</param>
/// <param name="Noun">The noun.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="Description">Paragraphs.</param>
/// <param name="ParameterSets">The names of the parameter sets, the default first.</param>
/// <param name="Parameters">The parameters, by name.</param>
/// <param name="Inputs">What it takes from the pipeline.</param>
/// <param name="Outputs">What it writes to the pipeline.</param>
/// <param name="Notes">Paragraphs.</param>
/// <param name="Examples">Examples.</param>
/// <param name="Links">The names of related cmdlets and topics.</param>
internal sealed record CmdletHelp(
    string Verb,
    string Noun,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<string> ParameterSets,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<string> Links)
{
    /// <summary>The cmdlet's name.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameters of a set in the order in which its syntax shows them, with how each is used in it.</summary>
    public IEnumerable<(ParameterHelp Parameter, ParameterUse Use)> SyntaxOf(string set) =>
        Parameters.Where(parameter => parameter.In(set) is not null)
            .Select(parameter => (Parameter: parameter, Use: parameter.In(set)!))
            .OrderBy(static one => one.Use.Position ?? int.MaxValue)
            .ThenByDescending(static one => one.Use.IsMandatory);
}
