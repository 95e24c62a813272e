using MetricsTools.Model;

namespace MetricsTools.Views.Report;

/// <summary>One figure at the top of a report.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The figure as people read it.</param>
/// <param name="Detail">What else is to be said; empty for nothing.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record SummaryCard(string Label, string Text, string Detail, Severity Severity);
