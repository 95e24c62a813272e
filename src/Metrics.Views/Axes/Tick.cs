namespace MetricsTools.Views.Axes;

/// <summary>A marked place on an axis.</summary>
/// <param name="Place">The place, in the units of the axis.</param>
/// <param name="Label">What stands beside it.</param>
public readonly record struct Tick(double Place, string Label);
