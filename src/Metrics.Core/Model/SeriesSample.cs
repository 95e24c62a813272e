namespace MetricsTools.Model;

/// <summary>A sample and the series it belongs to, as it is appended to a store.</summary>
/// <param name="SeriesId">The store's identifier of the series.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">A finite number in the metric's unit.</param>
public readonly record struct SeriesSample(long SeriesId, long Timestamp, double Value);
