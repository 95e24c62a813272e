using MetricsTools.Model;

namespace MetricsTools.Usage;

/// <summary>A group of series of a metric, in a range of time.</summary>
public sealed record BreakdownRow
{
    /// <summary>The metric.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The tags that the group has in common, of those that were asked for.</summary>
    public required TagSet Tags { get; init; }

    /// <summary>The number of samples.</summary>
    public long Count { get; init; }

    /// <summary>How many of them are of what went wrong.</summary>
    public long ErrorCount { get; init; }

    /// <summary>The share of what went wrong, 0 to 1: of the samples; of a Counter, of its total.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The exact sum, rounded once: the total of a Counter; null of a Set.</summary>
    public double? Sum { get; init; }

    /// <summary>The arithmetic mean; null of a Counter and a Set, as extremes and percentiles.</summary>
    public double? Average { get; init; }

    /// <summary>The smallest value.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>The median.</summary>
    public double? P50 { get; init; }

    /// <summary>The 95th percentile.</summary>
    public double? P95 { get; init; }

    /// <summary>The 99th percentile.</summary>
    public double? P99 { get; init; }

    /// <summary>The number of distinct users; of a Set, of its members.</summary>
    public long Users { get; init; }

    /// <summary>Whether percentiles and users are those of samples, rather than of sketches.</summary>
    public bool IsExact { get; init; }
}
