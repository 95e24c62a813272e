namespace MetricsTools.Storage;

/// <summary>How much is stored of a metric.</summary>
/// <param name="SeriesCount">The number of series.</param>
/// <param name="SampleCount">The number of samples.</param>
/// <param name="FirstTimestamp">The oldest sample's time, in milliseconds since 1970-01-01T00:00:00Z, or null without samples.</param>
/// <param name="LastTimestamp">The newest sample's time, or null without samples.</param>
public sealed record MetricUsage(long SeriesCount, long SampleCount, long? FirstTimestamp, long? LastTimestamp);
