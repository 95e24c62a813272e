using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.Deviations;

/// <summary>
/// Judges series by the names of their metrics, one result a series. A name that fits nothing never passes unseen: a literal one is an error, a wildcard
/// an inconclusive result.
/// </summary>
/// <param name="selector">Finds the series.</param>
/// <param name="requestFor">Which values of a series are judged, and against what.</param>
/// <param name="options">How they are judged.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class NamedDeviation(SeriesSelector selector, Func<SeriesKey, DeviationRequest> requestFor, DeviationOptions options, long now)
{
    private readonly SeriesDeviation _judge = new(selector.Store, now);

    /// <summary>Judges the newest values of every series.</summary>
    /// <param name="name">A metric's name, or a wildcard pattern.</param>
    /// <param name="filter">Which series.</param>
    /// <param name="exactTags">The tags of the only series that is meant, or null for all that the filter lets through.</param>
    /// <exception cref="MetricException">A literal name has no series, the options contradict themselves, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeNewest(string name, TagFilter filter, TagSet? exactTags = null)
    {
        SelectedSeries[] series = [.. selector.Select(name, filter).Where(one => exactTags is null || one.Series.Tags.Equals(exactTags))];
        if (series.Length > 0) return series.Select(one => _judge.JudgeNewest(SeriesGroup.Of(one), requestFor(one.Key), options));
        return Glob.HasWildcard(name) ? [DeviationTest.NothingFound(name, options, now)] : throw new MetricException(ErrorId.MetricWithoutData, name, selector.Store.Location);
    }

    /// <summary>Judges the newest values of the series that a saved baseline is of.</summary>
    /// <param name="baseline">The baseline, which the requests have.</param>
    /// <exception cref="MetricException">The series is not in the store any more, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeSaved(Baseline baseline)
    {
        var key = new SeriesKey(baseline.Name, baseline.Tags);
        bool isThere = selector.Store.FindMetric(baseline.Name) is { } metric && selector.Store.GetSeries(metric.Id).Any(series => series.Tags.Equals(baseline.Tags));
        return isThere
            ? JudgeNewest(baseline.Name, TagFilter.Of(baseline.Tags), baseline.Tags)
            : throw new MetricException(ErrorId.BaselineWithoutMetric, baseline.Label, key, selector.Store.Location);
    }

    /// <summary>Judges values that are not in the store, as if they were the newest of every series.</summary>
    /// <param name="name">A metric's name, or a wildcard pattern.</param>
    /// <param name="filter">Which series.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="MetricException">The name fits no series, the options contradict themselves, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeGiven(string name, TagFilter filter, IReadOnlyList<double> values)
    {
        IReadOnlyList<SelectedSeries> series = selector.Select(name, filter);
        if (series.Count == 0) throw new MetricException(ErrorId.MetricWithoutData, name, selector.Store.Location);
        return series.Select(one => _judge.JudgeGiven(SeriesGroup.Of(one), values, requestFor(one.Key), options));
    }
}
