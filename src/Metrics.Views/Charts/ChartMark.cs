using MetricsTools.Model;

namespace MetricsTools.Views.Charts;

/// <summary>A point that deviates.</summary>
/// <param name="SeriesIndex">The line, by its place in the chart.</param>
/// <param name="Place">The place on the lower axis.</param>
/// <param name="Value">The value.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">Why, in words.</param>
public sealed record ChartMark(int SeriesIndex, double Place, double Value, Severity Severity, string Text);
