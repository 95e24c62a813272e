using MetricsTools.Model;

namespace MetricsTools.Views.Rows;

/// <summary>How a part is.</summary>
/// <param name="Component">The part: a category of metrics, or the store.</param>
/// <param name="Status">How it is, in a word: Healthy, Degraded, Unhealthy or Silent.</param>
/// <param name="Severity">How bad that is.</param>
/// <param name="Detail">What it is told by.</param>
public sealed record HealthRow(string Component, string Status, Severity Severity, string Detail);
