namespace MetricsTools.Model;

/// <summary>A sample and the series it belongs to, as it is appended to a store.</summary>
/// <param name="SeriesId">The store's identifier of the series.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">A finite number in the metric's unit.</param>
/// <param name="IsCumulative">
/// Whether the value is a reading of a running total. The store turns it into the increment since the series' last reading: nothing for the
/// first one, and the whole reading when it is below the last one, because the source then began again at zero.
/// </param>
public readonly record struct SeriesSample(long SeriesId, long Timestamp, double Value, bool IsCumulative = false);
