using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>What is asked of the groups of one metric.</summary>
internal sealed record BucketRequest
{
    /// <summary>The range that was asked for.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>Up to when the samples cover the time: now, or an earlier end that was asked for.</summary>
    public required long CoveredEnd { get; init; }

    /// <summary>The length of a bucket in milliseconds, or null for the shortest that makes at most <see cref="MaximumPoints"/>.</summary>
    public long? Interval { get; init; }

    /// <summary>The most buckets for an automatic interval.</summary>
    public int MaximumPoints { get; init; } = int.MaxValue;

    /// <summary>What stands in an interval without samples.</summary>
    public Fill Fill { get; init; }

    /// <summary>How fine the samples must be at most; with Auto, as fine as they are kept, or rolled up where that is exact enough (<see cref="RollupChoice"/>).</summary>
    public Resolution Resolution { get; init; }

    /// <summary>Which figures the buckets carry.</summary>
    public BucketFigures Figures { get; init; } = BucketFigures.All;

    /// <summary>The figure that matters most, by which the resolution is chosen.</summary>
    public Aggregate? Aggregate { get; init; }

    /// <summary>From how many samples on rollups answer, or null for what the figure that matters most calls for.</summary>
    public long? ManySamples { get; init; }

    /// <summary>About how many samples are read in one state of the store.</summary>
    public long WindowSamples { get; init; } = 262_144;
}
