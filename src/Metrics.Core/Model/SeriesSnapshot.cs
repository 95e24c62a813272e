namespace MetricsTools.Model;

/// <summary>The newest state of one series, over everything that is stored of it.</summary>
public sealed record SeriesSnapshot
{
    /// <summary>The metric.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The tags of the series.</summary>
    public required TagSet Tags { get; init; }

    /// <summary>When the newest sample was taken, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>Counter: the total. Gauge: the last value. Histogram and Summary: the median. Set: the distinct count.</summary>
    public required double Value { get; init; }

    /// <summary>The number of samples. Of a Set whose members are known by their number only, the figures that follow are NaN.</summary>
    public required long Count { get; init; }

    /// <summary>The exact sum, rounded once.</summary>
    public required double Sum { get; init; }

    /// <summary>The smallest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>The median (Hyndman-Fan type 7).</summary>
    public required double P50 { get; init; }

    /// <summary>The 90th percentile (Hyndman-Fan type 7).</summary>
    public required double P90 { get; init; }

    /// <summary>The 95th percentile (Hyndman-Fan type 7).</summary>
    public required double P95 { get; init; }

    /// <summary>The 99th percentile (Hyndman-Fan type 7).</summary>
    public required double P99 { get; init; }
}
