namespace MetricsTools.Help.Model;

/// <summary>What is said of a type that a cmdlet takes or writes.</summary>
/// <param name="Name">The full name of the type.</param>
/// <param name="Description">What is taken or written.</param>
internal sealed record TypeHelp(string Name, string Description);
