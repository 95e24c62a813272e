namespace MetricsTools.Views.Charts;

/// <summary>Something that happened at a moment, such as a deployment.</summary>
/// <param name="Place">The moment, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Text">What happened.</param>
public sealed record ChartAnnotation(double Place, string Text);
