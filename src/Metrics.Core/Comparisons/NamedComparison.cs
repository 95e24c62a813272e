using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Comparisons;

/// <summary>A question for two sides of stored metrics.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class NamedComparison(MetricQueries queries)
{
    private readonly long _now = UnixTime.Now(queries.Time);

    /// <summary>Which series; of two filters, those that are compared.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = RangeRequest.Everything;

    /// <summary>The interval whose rate or distinct count is a value of a Counter or a Set.</summary>
    public TimeSpan Interval { get; init; } = ValueSeries.DefaultInterval;

    /// <summary>Which way is bad; what the metric's definition says when null.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The smallest shift that counts, in percent.</summary>
    public double MinimumEffect { get; init; } = SampleComparison.DefaultMinimumEffect;

    /// <summary>Compares every series in two ranges.</summary>
    /// <param name="name">A metric's name, or a wildcard pattern.</param>
    /// <param name="reference">The range that is compared with, or null for one as long before.</param>
    /// <exception cref="MetricException">The name or a range is not usable, or the store failed.</exception>
    public IEnumerable<SeriesComparison> Windows(string name, RangeRequest? reference)
    {
        foreach (SelectedSeries series in queries.Selector.Select(name, Filter))
        {
            TimeRange range = Resolve(Range, series.Metric), before = reference is null ? Before(range) : Resolve(reference, series.Metric);
            SeriesGroup group = SeriesGroup.Of(series);
            yield return Compare(group, ReadRange(group, before), ReadRange(group, range));
        }
    }

    /// <summary>Compares the series of every metric that have some tags with those that have others, in one range.</summary>
    /// <param name="name">A metric's name, or a wildcard pattern.</param>
    /// <param name="reference">The tags that are compared with.</param>
    /// <param name="referenceTitle">What they are called.</param>
    /// <param name="title">What those of <see cref="Filter"/> are called.</param>
    /// <exception cref="MetricException">The name or the range is not usable, or the store failed.</exception>
    public IEnumerable<SeriesComparison> Tags(string name, TagFilter reference, string referenceTitle, string title)
    {
        foreach (MetricDefinition metric in queries.Selector.SelectMetrics(name))
        {
            TimeRange range = Resolve(Range, metric);
            SeriesGroup before = GroupOf(metric, reference), after = GroupOf(metric, Filter);
            yield return Compare(after, new ComparisonSide(referenceTitle, Read(before, range)), new ComparisonSide(title, Read(after, range)));
        }
    }

    /// <summary>Compares saved baselines with others of the same series, or with what is stored of these now.</summary>
    /// <param name="name">A metric's name, or a wildcard pattern.</param>
    /// <param name="reference">The label that is compared with.</param>
    /// <param name="label">The label of the others, or null.</param>
    /// <exception cref="MetricException">A label or the name is not there, a baseline has no values, or the store failed.</exception>
    public IEnumerable<SeriesComparison> Labels(string name, string reference, string? label)
    {
        IMetricStore store = queries.Selector.Store;
        var saved = new SavedBaselines(store);
        TagFilter filter = queries.Selector.Scrub(Filter);
        IReadOnlyList<Baseline> before = saved.Find(reference, name, filter), after = label is null ? [] : saved.Find(label, name, filter);
        foreach (Baseline one in before)
        {
            var key = new SeriesKey(one.Name, one.Tags);
            MetricDefinition? metric = store.FindMetric(one.Name);
            SeriesGroup group = metric is null ? new SeriesGroup(new MetricDefinition { Name = one.Name, Unit = one.Unit }, one.Tags, [])
                : new SeriesGroup(metric, one.Tags, [.. store.GetSeries(metric.Id).Where(series => series.Tags.Equals(one.Tags)).Select(static series => series.Id)]);
            if (label is not null)
            {
                if (after.FirstOrDefault(other => new SeriesKey(other.Name, other.Tags).Equals(key)) is { } other) yield return Compare(group, SideOf(one), SideOf(other));
            }
            else
            {
                if (group.SeriesIds.Count == 0) throw new MetricException(ErrorId.BaselineWithoutMetric, one.Label, key, store.Location);
                yield return Compare(group, SideOf(one), ReadRange(group, Resolve(Range, group.Metric)));
            }
        }
    }

    private static ComparisonSide SideOf(Baseline baseline) => baseline.Values.Count > 0
        ? new ComparisonSide(baseline.Label ?? "", baseline.Values)
        : throw new MetricException(ErrorId.BaselineUnreadable, $"of '{baseline.Label}' only figures are known, and ranks need its values. Save one that Get-MetricBaseline has made.");

    private SeriesComparison Compare(SeriesGroup group, ComparisonSide reference, ComparisonSide side) => new(
        group.Metric.Name, group.Tags, group.Metric.Unit, reference.Title, side.Title,
        SampleComparison.Compare(reference.Values, side.Values, Direction ?? group.Metric.Direction, MinimumEffect));

    private SeriesGroup GroupOf(MetricDefinition metric, TagFilter filter)
    {
        TagFilter scrubbed = queries.Selector.Scrub(filter);
        Series[] series = [.. queries.Selector.Store.GetSeries(metric.Id).Where(one => scrubbed.IsMatch(one.Tags))];
        return new SeriesGroup(metric, series.Length == 1 ? series[0].Tags : TagSet.Empty, [.. series.Select(static one => one.Id)]);
    }

    private ComparisonSide ReadRange(SeriesGroup group, TimeRange range) => ComparisonSide.OfRange(range, Samples(group, range), _now);

    private double[] Read(SeriesGroup group, TimeRange range) => [.. Samples(group, range).Select(static sample => sample.Value)];

    private IReadOnlyList<Sample> Samples(SeriesGroup group, TimeRange range) =>
        group.SeriesIds.Count == 0 ? [] : new ValueSeries(queries.Selector.Store, group, Interval, figure: null, _now).Read(range);

    private TimeRange Resolve(RangeRequest range, MetricDefinition metric) => queries.Resolve(new SeriesQuery { Name = metric.Name, Range = range }, metric);

    private TimeRange Before(TimeRange range)
    {
        if (range.Start == long.MinValue) throw new MetricException(ErrorId.SideMissing, "All that is stored", "a range (-Last or -Start), or what to compare with: a range, tags or a label");
        return new TimeRange(range.Start - (Math.Min(range.End, _now + 1) - range.Start), range.Start);
    }
}
