namespace MetricsTools.Views.Cards;

/// <summary>One figure of a card.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">The figure as people read it, with its unit.</param>
/// <param name="Value">The figure itself, or null when there is none.</param>
public sealed record CardFigure(string Label, string Text, double? Value);
