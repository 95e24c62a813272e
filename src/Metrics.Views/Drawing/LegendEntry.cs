using MetricsTools.Views.Terminal;

namespace MetricsTools.Views.Drawing;

/// <summary>What a mark of a chart means.</summary>
/// <param name="Text">The mark, and what it means.</param>
/// <param name="Style">How the mark looks.</param>
/// <param name="IsLine">Whether it takes a row of its own.</param>
internal readonly record struct LegendEntry(string Text, TextStyle Style, bool IsLine = false);
