using MetricsTools.Model;

namespace MetricsTools.Comparisons;

/// <summary>Two sides of a metric, side by side.</summary>
/// <param name="Name">The metric's name; empty for numbers.</param>
/// <param name="Tags">The tags of the series; none when there are several.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Reference">What is compared with.</param>
/// <param name="Side">What is compared.</param>
/// <param name="Comparison">The comparison.</param>
public sealed record SeriesComparison(string Name, TagSet Tags, string? Unit, string Reference, string Side, Comparison Comparison);
