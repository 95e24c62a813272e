using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Usage;

/// <summary>Counts the distinct users of series: those of the series of <see cref="UsageMetrics.Users"/> that have the very tags of them.</summary>
internal sealed class UserCounts
{
    private static readonly BucketFigures Figures = BucketFigures.Of([Aggregate.Distinct]);

    private readonly IMetricStore _store;
    private readonly MetricDefinition? _metric;
    private readonly Dictionary<TagSet, long> _series = [];

    public UserCounts(IMetricStore store)
    {
        _store = store;
        _metric = store.FindMetric(UsageMetrics.Users) is { Kind: MetricKind.Set } users ? users : null;
        if (_metric is null) return;
        foreach (Series series in store.GetSeries(_metric.Id)) _series[series.Tags] = series.Id;
    }

    /// <summary>The distinct users of series.</summary>
    /// <param name="tags">The tags of the series.</param>
    /// <param name="range">The range.</param>
    public UserCount Of(IEnumerable<TagSet> tags, TimeRange range)
    {
        long[] ids = [.. tags.Distinct().Select(one => _series.TryGetValue(one, out long id) ? id : (long?)null).Where(static id => id is not null).Select(static id => id!.Value)];
        if (ids.Length == 0 || range.IsEmpty) return default;
        var reader = new BucketReader(_store, _metric!, new BucketRequest { Range = range, CoveredEnd = long.MaxValue, Figures = Figures, Aggregate = Aggregate.Distinct });
        Bucket? all = reader.ReadWhole(new SeriesGroup(_metric!, TagSet.Empty, ids), out _);
        return all is null ? default : new UserCount(all.Distinct ?? 0, all.Count, !all.IsExact);
    }
}
