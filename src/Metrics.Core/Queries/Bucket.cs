using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>
/// The samples of a series, or of a group of series, over one interval. Figures are null where there are no samples; and of a Set whose members are known by their
/// number only, all but Count, Rate and Distinct.
/// </summary>
public sealed record Bucket
{
    /// <summary>The metric.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The tags of the series, or of the group.</summary>
    public required TagSet Tags { get; init; }

    /// <summary>The interval's start, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Start { get; init; }

    /// <summary>The interval's length.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The number of samples.</summary>
    public long Count { get; init; }

    /// <summary>The exact sum, rounded once.</summary>
    public double? Sum { get; init; }

    /// <summary>The arithmetic mean.</summary>
    public double? Average { get; init; }

    /// <summary>The smallest value.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>The oldest value.</summary>
    public double? First { get; init; }

    /// <summary>The newest value.</summary>
    public double? Last { get; init; }

    /// <summary>The sample standard deviation (n - 1); 0 for one sample.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The median (Hyndman-Fan type 7).</summary>
    public double? P50 { get; init; }

    /// <summary>The 90th percentile (Hyndman-Fan type 7).</summary>
    public double? P90 { get; init; }

    /// <summary>The 95th percentile (Hyndman-Fan type 7).</summary>
    public double? P95 { get; init; }

    /// <summary>The 99th percentile (Hyndman-Fan type 7).</summary>
    public double? P99 { get; init; }

    /// <summary>Per second: of a Counter the sum, of other kinds the count, over the time that the bucket covers.</summary>
    public double? Rate { get; init; }

    /// <summary>The number of distinct values; of rollups, within the <see cref="Statistics.DistinctSketch.StandardError"/>, and for Sets only.</summary>
    public long? Distinct { get; init; }

    /// <summary>How finely the samples that it was made of are kept.</summary>
    public Resolution Resolution { get; init; } = Resolution.Raw;

    /// <summary>Whether the percentiles and the number of distinct values are those of the samples, rather than of a sketch.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>One of the figures.</summary>
    public double? this[Aggregate aggregate] => aggregate switch
    {
        Aggregate.Count => Count,
        Aggregate.Sum => Sum,
        Aggregate.Average => Average,
        Aggregate.Minimum => Minimum,
        Aggregate.Maximum => Maximum,
        Aggregate.First => First,
        Aggregate.Last => Last,
        Aggregate.StandardDeviation => StandardDeviation,
        Aggregate.P50 => P50,
        Aggregate.P90 => P90,
        Aggregate.P95 => P95,
        Aggregate.P99 => P99,
        Aggregate.Rate => Rate,
        Aggregate.Distinct => Distinct,
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate)),
    };
}
