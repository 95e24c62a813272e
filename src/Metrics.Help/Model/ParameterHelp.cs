namespace MetricsTools.Help.Model;

/// <summary>The help of a parameter.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, as a user writes it.</param>
/// <param name="Description">Paragraphs.</param>
/// <param name="Default">What it is when omitted.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="AcceptsWildcards">Whether wildcards are allowed.</param>
/// <param name="Values">The only values that are accepted, or none.</param>
/// <param name="Uses">How it is used in each parameter set; a set's name is null when it is in all of them.</param>
internal sealed record ParameterHelp(
    string Name,
    string Type,
    IReadOnlyList<string> Description,
    string Default,
    IReadOnlyList<string> Aliases,
    bool AcceptsWildcards,
    IReadOnlyList<string> Values,
    IReadOnlyList<ParameterUse> Uses)
{
    /// <summary>Whether it is a switch, which takes no value.</summary>
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>How it is used in a set, or null when it is not in it.</summary>
    public ParameterUse? In(string set) => Uses.FirstOrDefault(use => use.Set is null || use.Set == set);
}
