using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Courses;

/// <summary>A series over a range, as the buckets that a chart of it is drawn from.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Tags">The tags of the series.</param>
/// <param name="Aggregate">The figure that a chart shows.</param>
/// <param name="Buckets">The buckets by time, those without samples too.</param>
public sealed record SeriesCourse(MetricDefinition Metric, TagSet Tags, Aggregate Aggregate, IReadOnlyList<Bucket> Buckets)
{
    /// <summary>The whole range as one bucket, where figures cannot be had from the buckets; else null.</summary>
    public Bucket? Whole { get; init; }

    /// <summary>The name and tags.</summary>
    public SeriesKey Key => new(Metric.Name, Tags);

    /// <summary>The unit of the values: that of the metric, by the second for a rate; none for a count.</summary>
    public string? Unit => Aggregate switch
    {
        Aggregate.Rate => (Metric.Kind == MetricKind.Counter && Metric.Unit is { } unit and not "1" ? unit : "") + "/s",
        Aggregate.Count or Aggregate.Distinct => null,
        _ => Metric.Unit,
    };

    /// <summary>The number of samples in the range.</summary>
    public long Count => Buckets.Sum(static bucket => bucket.Count);

    /// <summary>The newest bucket that has samples, or null.</summary>
    public Bucket? Newest => Buckets.LastOrDefault(static bucket => bucket.Count > 0);

    /// <summary>The values of whole intervals, by time: the last one is left out while it is not over.</summary>
    public IReadOnlyList<Sample> WholeValues(long now) =>
    [
        .. Buckets
            .Where(bucket => bucket[Aggregate] is not null && bucket.Start + bucket.Interval.TotalMilliseconds <= now)
            .Select(bucket => new Sample(bucket.Start, bucket[Aggregate]!.Value)),
    ];

    /// <summary>The line of a chart.</summary>
    public ChartSeries ToChartSeries() => new()
    {
        Key = Key,
        Aggregate = Aggregate.ToString(),
        Unit = Unit,
        Points = [.. Buckets.Select(bucket => new ChartPoint(bucket.Start, bucket[Aggregate]))],
    };

    /// <summary>The course in little room.</summary>
    public Sparkline ToSparkline() => new([.. Buckets.Select(bucket => bucket[Aggregate])]);
}
