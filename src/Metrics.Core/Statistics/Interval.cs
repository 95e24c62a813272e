namespace MetricsTools.Statistics;

/// <summary>An estimate and the bounds of its confidence interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">The lower bound.</param>
/// <param name="Upper">The upper bound.</param>
public readonly record struct Interval(double Estimate, double Lower, double Upper);
