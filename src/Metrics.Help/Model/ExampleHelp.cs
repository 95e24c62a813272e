namespace MetricsTools.Help.Model;

/// <summary>An example.</summary>
/// <param name="Code">What to type.</param>
/// <param name="Output">What is shown then; empty when nothing is. <c>...</c> stands for what differs each time.</param>
/// <param name="Remarks">What it does.</param>
internal sealed record ExampleHelp(string Code, string Output, string Remarks);
