using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.Views.Courses;

/// <summary>Reads the courses of series from a store, with the figures that views show and no others.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class CourseReader(MetricQueries queries)
{
    private static readonly Aggregate[] Plain = [Aggregate.Sum, Aggregate.Average, Aggregate.Rate];
    private static readonly Aggregate[] Distribution = [Aggregate.Average, Aggregate.P95];
    private static readonly Aggregate[] WholeDistribution = [Aggregate.Average, Aggregate.P50, Aggregate.P95];

    /// <summary>The courses of all series that are asked for and have samples in the range, by name and tags.</summary>
    /// <exception cref="MetricException">A literal name does not exist, or the range or the store is not usable.</exception>
    public IEnumerable<SeriesCourse> Read(CourseRequest request) => ReadAll(request, QueryOf(request), withWhole: true);

    /// <summary>The newest intervals of all series that are asked for and have samples in them, without figures of the whole.</summary>
    /// <param name="request">What is asked; its range does not count.</param>
    /// <param name="start">Where they begin.</param>
    /// <param name="interval">Their length.</param>
    /// <exception cref="MetricException">A literal name does not exist, or the store is not usable.</exception>
    public IEnumerable<SeriesCourse> ReadNewest(CourseRequest request, DateTimeOffset start, TimeSpan interval) =>
        ReadAll(request, QueryOf(request) with { Range = new RangeRequest(start, null, null), Interval = interval }, withWhole: false);

    private static SeriesQuery QueryOf(CourseRequest request) =>
        new() { Name = "", Filter = request.Filter, Range = request.Range, MaximumPoints = request.MaximumPoints, Fill = Fill.Null };

    private IEnumerable<SeriesCourse> ReadAll(CourseRequest request, SeriesQuery query, bool withWhole)
    {
        foreach (string name in queries.Selector.DistinctNames(request.Names))
        {
            foreach (MetricDefinition metric in queries.Selector.SelectMetrics(name))
            {
                foreach (SeriesCourse course in ReadOne(metric, query, withWhole)) yield return course;
            }
        }
    }

    private IEnumerable<SeriesCourse> ReadOne(MetricDefinition metric, SeriesQuery asked, bool withWhole)
    {
        Aggregate aggregate = DefaultAggregate.Of(metric.Kind);
        bool isDistribution = metric.Kind is MetricKind.Histogram or MetricKind.Summary, isSet = metric.Kind == MetricKind.Set;
        SeriesQuery query = asked with
        {
            // The name as it is: what it holds of wildcards is not meant as such.
            Name = Glob.Escape(metric.Name),
            Aggregate = aggregate,
            Figures = isSet ? [Aggregate.Distinct] : isDistribution ? Distribution : Plain,
        };
        Dictionary<TagSet, Bucket> whole = withWhole && (isDistribution || isSet)
            ? queries.ReadBuckets(query with { MaximumPoints = 1, Fill = Fill.None, Figures = isSet ? [Aggregate.Distinct] : WholeDistribution }).ToDictionary(static bucket => bucket.Tags)
            : [];
        List<Bucket>? buckets = null;
        foreach (Bucket bucket in queries.ReadBuckets(query))
        {
            if (buckets is not null && !ReferenceEquals(buckets[0].Tags, bucket.Tags))
            {
                yield return Complete(buckets);
                buckets = null;
            }

            (buckets ??= []).Add(bucket);
        }

        if (buckets is not null) yield return Complete(buckets);

        SeriesCourse Complete(List<Bucket> ofSeries) =>
            new(metric, ofSeries[0].Tags, aggregate, ofSeries) { Whole = whole.TryGetValue(ofSeries[0].Tags, out Bucket? all) ? all : null };
    }
}
