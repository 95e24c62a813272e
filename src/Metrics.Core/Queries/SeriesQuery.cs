using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>A question about the course of metrics over time.</summary>
public sealed record SeriesQuery
{
    /// <summary>A metric's name, or a wildcard pattern.</summary>
    public required string Name { get; init; }

    /// <summary>Which series.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = RangeRequest.Everything;

    /// <summary>
    /// How fine the samples must be. With Auto, samples answer where they are kept, unless they are many and the buckets made of whole hours or days: more than
    /// 100,000 of a metric, or more than a million when <see cref="Aggregate"/> is a percentile.
    /// </summary>
    public Resolution Resolution { get; init; }

    /// <summary>The figure that matters most, by which an automatic resolution is chosen; null for what the kind of the metric calls for.</summary>
    public Aggregate? Aggregate { get; init; }

    /// <summary>The figures that buckets carry, so that others cost nothing; null for all. Count, extremes, first and last are always there.</summary>
    public IReadOnlyCollection<Aggregate>? Figures { get; init; }

    /// <summary>The length of buckets, or null for as many as <see cref="MaximumPoints"/> allows.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The tag keys that keep groups apart; null keeps every series apart, none puts all of a metric in one group.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>What stands in an interval without samples.</summary>
    public Fill Fill { get; init; }

    /// <summary>The most buckets of one series, for an automatic interval.</summary>
    public int MaximumPoints { get; init; } = 1000;
}
