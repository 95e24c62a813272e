namespace MetricsTools.Views.Charts;

/// <summary>Something that happened at a moment, such as a deployment.</summary>
/// <param name="Place">The moment, or the first of a period, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Text">What happened.</param>
/// <param name="End">The end of a period, or null for a single moment.</param>
public sealed record ChartAnnotation(double Place, string Text, double? End = null);
