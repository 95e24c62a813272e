using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Recording;

namespace MetricsTools.Usage;

/// <summary>Breaks a metric down by its tags: how much, how often wrong, how slow, and for whom.</summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class Breakdown(MetricQueries queries)
{
    private const string FailureSuffix = ".failure";

    private static readonly BucketFigures Figures = BucketFigures.Of([Aggregate.Sum, Aggregate.Average, Aggregate.P50, Aggregate.P95, Aggregate.P99]);
    private static readonly BucketFigures CountFigures = BucketFigures.Of([Aggregate.Sum]);
    private static readonly BucketFigures SetFigures = BucketFigures.Of([Aggregate.Distinct]);

    /// <summary>Called as groups are done, with how many there are.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The groups that have samples, the slowest on average first; where nothing has an average, the largest.</summary>
    /// <exception cref="MetricException">The name, the range or the store is not usable.</exception>
    public IReadOnlyList<BreakdownRow> Read(BreakdownQuery query)
    {
        var users = new UserCounts(queries.Selector.Store);
        var rows = new List<BreakdownRow>();
        IGrouping<(long, TagSet), SelectedSeries>[] groups = [.. SeriesGroup.Groups(queries.Selector.Select(query.Name, query.Filter), query.GroupBy)];
        var failures = new Dictionary<long, ILookup<TagSet, SelectedSeries>>();
        for (int i = 0; i < groups.Length; i++)
        {
            Progress?.Invoke(i, groups.Length);
            SelectedSeries[] series = [.. groups[i]];
            if (!failures.TryGetValue(groups[i].Key.Item1, out ILookup<TagSet, SelectedSeries>? failed)) failures.Add(groups[i].Key.Item1, failed = FailuresOf(series[0].Metric, query));
            TimeRange range = queries.Resolve(new SeriesQuery { Name = query.Name, Range = query.Range }, series[0].Metric);
            if (Read(series, [.. failed[groups[i].Key.Item2]], groups[i].Key.Item2, range, users, query.IncludesAnonymous) is { } row) rows.Add(row);
            else queries.ExplainEmpty(new SeriesKey(series[0].Metric.Name, groups[i].Key.Item2), range);
        }

        return [.. rows.OrderByDescending(static row => row.Average ?? double.NegativeInfinity).ThenByDescending(static row => row.Sum ?? row.Count)
            .ThenBy(static row => row.Metric.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static row => row.Tags.ToString(), StringComparer.Ordinal)];
    }

    // Of what Measure-Metric has timed, failures are counted by a metric of their own.
    private ILookup<TagSet, SelectedSeries> FailuresOf(MetricDefinition metric, BreakdownQuery query)
    {
        string? name = metric.Name.EndsWith(OperationTimer.DurationSuffix, StringComparison.OrdinalIgnoreCase)
            ? metric.Name.Substring(0, metric.Name.Length - OperationTimer.DurationSuffix.Length) + FailureSuffix
            : null;
        bool isCounted = name is not null && queries.Selector.Store.FindMetric(name) is { Kind: MetricKind.Counter };
        return (isCounted ? queries.Selector.Select(name!, query.Filter) : []).ToLookup(one => SeriesGroup.Keep(one.Series.Tags, query.GroupBy));
    }

    private BreakdownRow? Read(SelectedSeries[] series, SelectedSeries[] failures, TagSet tags, TimeRange range, UserCounts users, bool includesAnonymous)
    {
        MetricDefinition metric = series[0].Metric;
        bool isCounter = metric.Kind == MetricKind.Counter, isSet = metric.Kind == MetricKind.Set;
        if (Whole(series, tags, range, isSet ? SetFigures : isCounter ? CountFigures : Figures) is not { } all) return null;
        SelectedSeries[] failing = [.. series.Where(static one => UsageMetrics.IsError(one.Series.Tags))];
        Bucket? errors = failing.Length == 0 ? null : failing.Length == series.Length ? all : Whole(failing, tags, range, CountFigures);
        UserCount count = isSet ? new UserCount(all.Distinct ?? 0, all.Count, !all.IsExact) : users.Of(series.Select(static one => one.Series.Tags), range);
        double whole = WeightOf(all, isCounter), wrong = errors is null ? 0 : WeightOf(errors, isCounter);
        if (errors is null && failures.Length > 0) wrong = Math.Min(whole, Whole(failures, tags, range, CountFigures)?.Sum ?? 0);
        return new BreakdownRow
        {
            Metric = metric,
            Tags = tags,
            Count = all.Count,
            ErrorCount = errors?.Count ?? (long)Math.Round(wrong),
            ErrorRate = whole == 0 ? 0 : wrong / whole,
            Sum = isSet ? null : all.Sum,
            Average = isCounter ? null : all.Average,
            Minimum = isCounter ? null : all.Minimum,
            Maximum = isCounter ? null : all.Maximum,
            P50 = all.P50,
            P95 = all.P95,
            P99 = all.P99,
            Users = count.Of(all.Count, includesAnonymous),
            IsExact = (isCounter || all.IsExact) && !count.IsEstimated,
        };
    }

    private Bucket? Whole(SelectedSeries[] series, TagSet tags, TimeRange range, BucketFigures figures)
    {
        var request = new BucketRequest { Range = range, CoveredEnd = long.MaxValue, Figures = figures };
        return new BucketReader(queries.Selector.Store, series[0].Metric, request)
            .ReadWhole(new SeriesGroup(series[0].Metric, tags, [.. series.Select(static one => one.Series.Id)]), out _);
    }

    private static double WeightOf(Bucket bucket, bool isCounter) => isCounter ? bucket.Sum ?? 0 : bucket.Count;
}
