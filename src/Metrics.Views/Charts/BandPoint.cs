namespace MetricsTools.Views.Charts;

/// <summary>What is normal at a place.</summary>
/// <param name="Place">The place on the lower axis.</param>
/// <param name="Lower">The lowest normal value.</param>
/// <param name="Upper">The highest normal value.</param>
/// <param name="Expected">The value that is expected.</param>
public readonly record struct BandPoint(double Place, double Lower, double Upper, double Expected);
