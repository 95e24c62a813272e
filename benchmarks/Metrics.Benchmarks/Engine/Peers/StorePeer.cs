using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Benchmarks.Engine.Peers;

/// <summary>The store's own answers, by name and tags as a caller asks.</summary>
/// <param name="store">The store.</param>
/// <param name="span">The times of the workload.</param>
/// <param name="resolution">How fine the samples of buckets must be.</param>
internal sealed class StorePeer(IMetricStore store, WorkloadSpan span, Resolution resolution) : IPeer
{
    private readonly MetricQueries _queries =
        new(new SeriesSelector(store, new PrivacySettings(PrivacyMode.Allow, null)), new FixedClock(span.Afterwards), StoredWorkload.Retention);

    /// <inheritdoc/>
    public string Name => "the store";

    /// <summary>The queries.</summary>
    public MetricQueries Queries => _queries;

    /// <inheritdoc/>
    public Answer Ask(Question question) => question switch
    {
        Question.Q1 => AskOne(),
        Question.Q2 => Fold(
            Query(WorkloadSpan.Metric, span.Day, WorkloadSpan.FiveMinutes, groupBy: null, Aggregate.Average, Aggregate.Maximum, Aggregate.P95),
            static bucket => bucket.Average + bucket.Maximum + bucket.P95),
        Question.Q3 => Fold(
            Query(WorkloadSpan.Metric, span.All, UnixTime.Hour, groupBy: [], Aggregate.Average, Aggregate.Minimum, Aggregate.Maximum, Aggregate.P95),
            static bucket => bucket.Average + bucket.Minimum + bucket.Maximum + bucket.P95),
        Question.Q4 => Fold(Query("*", span.All, UnixTime.Day, groupBy: null, Aggregate.Count, Aggregate.Average), static bucket => bucket.Count + bucket.Average),
        _ => AskBaseline(),
    };

    /// <summary>The question for the samples of one series of the last hour.</summary>
    public SeriesQuery LastHourOfOne => new() { Name = WorkloadSpan.Metric, Filter = TagFilter.Parse("host=host0"), Range = Range(span.LastHour) };

    private Answer AskOne()
    {
        long rows = 0;
        double sum = 0;
        foreach (SampleRow row in _queries.ReadSamples(LastHourOfOne))
        {
            rows++;
            sum += row.Sample.Value;
        }

        return new Answer(rows, sum);
    }

    private Answer AskBaseline()
    {
        SeriesGroup group = SeriesGroup.Of(_queries.Selector.Select(WorkloadSpan.Metric, TagFilter.All), []).Single();
        Baseline baseline = new SeriesBaseline(store, span.All.End).Compute(group)!;
        return new Answer(1, baseline.P5 + baseline.Median + baseline.P95 + baseline.Mad);
    }

    private Answer Fold(SeriesQuery query, Func<Bucket, double?> figures)
    {
        long rows = 0;
        double sum = 0;
        foreach (Bucket bucket in _queries.ReadBuckets(query))
        {
            rows++;
            sum += figures(bucket)!.Value;
        }

        return new Answer(rows, sum);
    }

    private SeriesQuery Query(string name, TimeRange range, long interval, IReadOnlyList<string>? groupBy, params Aggregate[] figures) => new()
    {
        Name = name,
        Range = Range(range),
        Resolution = resolution,
        Interval = TimeSpan.FromMilliseconds(interval),
        GroupBy = groupBy,
        Figures = figures,
    };

    private static RangeRequest Range(TimeRange range) => new(UnixTime.ToDateTimeOffset(range.Start), UnixTime.ToDateTimeOffset(range.End - 1), null);
}
