namespace MetricsTools.Views.Charts;

/// <summary>The values between two bounds.</summary>
/// <param name="Lower">The lowest value inside.</param>
/// <param name="Upper">The lowest value above; of the last bin, the highest value inside.</param>
/// <param name="Count">The number of values.</param>
public readonly record struct HistogramBin(double Lower, double Upper, long Count);
