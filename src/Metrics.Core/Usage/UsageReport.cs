using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Usage;

/// <summary>What was used, how often, and by how many: over usage events and requests together.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class UsageReport(MetricQueries queries)
{
    private static readonly BucketFigures Figures = BucketFigures.Of([Aggregate.Sum]);

    /// <summary>Called as groups are done, with how many there are.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The groups in which something was used, the most used first.</summary>
    /// <exception cref="MetricException">The range, the window or the store is not usable.</exception>
    public IReadOnlyList<UsageRow> Read(UsageQuery query)
    {
        if (query.ActiveWindow.TotalMilliseconds < 1) throw new MetricException(ErrorId.DurationNotPositive, query.ActiveWindow);
        var users = new UserCounts(queries.Selector.Store);
        SelectedSeries[] series =
        [
            .. new[] { UsageMetrics.Events, UsageMetrics.RequestDuration }.Where(name => queries.Selector.Store.FindMetric(name) is not null)
                .SelectMany(name => queries.Selector.Select(name, query.Filter))
                .Where(one => query.GroupBy is null || query.GroupBy.All(key => one.Series.Tags[key] is not null)),
        ];
        if (series.Length == 0) queries.Selector.Explain?.Invoke($"There are no such usage events or requests in {queries.Selector.Store.Location}.");
        IGrouping<TagSet, SelectedSeries>[] groups = [.. series.GroupBy(one => SeriesGroup.Keep(one.Series.Tags, query.GroupBy ?? []))];
        var rows = new List<UsageRow>();
        for (int i = 0; i < groups.Length; i++)
        {
            Progress?.Invoke(i, groups.Length);
            if (Read([.. groups[i]], groups[i].Key, query, users) is { } row) rows.Add(row);
        }

        double all = rows.Sum(static row => row.Events + row.Requests);
        return [.. rows.Select(row => row with { Share = all == 0 ? 0 : (row.Events + row.Requests) / all })
            .OrderByDescending(static row => row.Share).ThenByDescending(static row => row.Users).ThenBy(static row => row.Tags.ToString(), StringComparer.Ordinal)];
    }

    private UsageRow? Read(SelectedSeries[] series, TagSet tags, UsageQuery query, UserCounts users)
    {
        long events = 0, requests = 0, samples = 0, active = 0;
        TimeRange whole = default;
        foreach (IGrouping<long, SelectedSeries> ofMetric in series.GroupBy(static one => one.Metric.Id))
        {
            MetricDefinition metric = ofMetric.First().Metric;
            whole = queries.Resolve(new SeriesQuery { Name = metric.Name, Range = query.Range }, metric);
            if (Whole(metric, ofMetric, whole) is not { } all) continue;
            samples += all.Count;
            if (query.IncludesAnonymous) active += Whole(metric, ofMetric, Newest(whole, query.ActiveWindow))?.Count ?? 0;
            if (metric.Name.Equals(UsageMetrics.Events, StringComparison.OrdinalIgnoreCase)) events += metric.Kind == MetricKind.Counter ? (long)Math.Round(all.Sum ?? 0) : all.Count;
            else requests += all.Count;
        }

        if (samples == 0) return null;
        TagSet[] own = [.. series.Select(static one => one.Series.Tags)];
        UserCount ever = users.Of(own, whole), newest = users.Of(own, Newest(whole, query.ActiveWindow));
        return new UsageRow
        {
            Tags = tags,
            Events = events,
            Requests = requests,
            Users = ever.Of(samples, query.IncludesAnonymous),
            ActiveUsers = newest.Of(active, query.IncludesAnonymous),
            Start = whole.Start == long.MinValue ? null : whole.Start,
            End = EndOf(whole),
            IsExact = !ever.IsEstimated && !newest.IsEstimated,
        };
    }

    private Bucket? Whole(MetricDefinition metric, IEnumerable<SelectedSeries> series, TimeRange range)
    {
        var request = new BucketRequest { Range = range, CoveredEnd = long.MaxValue, Figures = Figures };
        return new BucketReader(queries.Selector.Store, metric, request).ReadWhole(new SeriesGroup(metric, TagSet.Empty, [.. series.Select(static one => one.Series.Id)]), out _);
    }

    // The window ends with the range, or now: what clocks that run ahead have recorded belongs to it.
    private TimeRange Newest(TimeRange range, TimeSpan window)
    {
        long end = EndOf(range), start = end - (long)Math.Min(window.TotalMilliseconds, long.MaxValue / 4);
        return range with { Start = Math.Max(range.Start, start) };
    }

    private long EndOf(TimeRange range) => Math.Min(range.End == long.MaxValue ? long.MaxValue : range.End - 1, UnixTime.Now(queries.Time));
}
