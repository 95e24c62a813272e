using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Judging;

/// <summary>Judges what was named, given by hand or piped, with the store or, where a baseline is given, without one.</summary>
/// <param name="selector">Opens the store on first use, and finds series in it.</param>
/// <param name="request">Which values are judged, and against what part of the history.</param>
/// <param name="baselines">What they are judged against instead of the history, or null.</param>
/// <param name="options">How they are judged.</param>
/// <param name="names">The metrics that were named, or null.</param>
/// <param name="filter">Which of their series.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
internal sealed class ObjectJudge(
    Func<SeriesSelector> selector, DeviationRequest request, BaselineSet? baselines, DeviationOptions options, IReadOnlyList<string>? names, TagFilter filter, long now)
{
    private NamedDeviation Named => new(selector(), key => baselines is null ? request : request with { Baseline = baselines.For(key) }, options, now);

    /// <summary>Judges the newest values of the series of a metric.</summary>
    /// <exception cref="MetricException">A literal name has no series, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeNewest(string name) => Named.JudgeNewest(name, filter);

    /// <summary>Judges the newest values of the series that a saved baseline is of.</summary>
    /// <exception cref="MetricException">The series has no samples any more, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeSaved(Baseline baseline) => Named.JudgeSaved(baseline);

    /// <summary>Judges what came of one series or metric.</summary>
    /// <exception cref="MetricException">There is nothing to judge it by, or the store failed.</exception>
    public IEnumerable<Deviation> Judge(JudgedGroup group) => group.Shape switch
    {
        JudgedShape.Number => JudgeValues(group.Values),
        JudgedShape.Definition => JudgeNewest(group.Key.Name),
        JudgedShape.Snapshot => Named.JudgeNewest(group.Key.Name, TagFilter.Of(group.Key.Tags), group.Key.Tags),
        _ => group.Values.Count == 0 ? [] : [JudgeSamples(group)],
    };

    /// <summary>Judges numbers, as if they were the newest of the metrics that were named.</summary>
    /// <exception cref="MetricException">There is nothing to judge them by, or the store failed.</exception>
    public IEnumerable<Deviation> JudgeValues(IReadOnlyList<double> values)
    {
        if (names is not null) return names.SelectMany(name => JudgeValues(name, values));
        if (baselines?.Only is not { } baseline) throw new MetricException(ErrorId.NothingToJudgeBy);
        return [JudgeWithoutStore(new SeriesKey(baseline.Name, baseline.Tags), baseline, values)];
    }

    private IEnumerable<Deviation> JudgeValues(string name, IReadOnlyList<double> values) =>
        baselines is not null && !Glob.HasWildcard(name)
            ? baselines.Named(name, filter).Select(baseline => JudgeWithoutStore(new SeriesKey(name, baseline.Tags), baseline, values))
            : Named.JudgeGiven(name, filter, values);

    private Deviation JudgeSamples(JudgedGroup group)
    {
        if (baselines is not null) return JudgeWithoutStore(group.Key, baselines.For(group.Key), group.Values);

        // Buckets of a group have fewer tags than its series: then all series with these tags are the history.
        SeriesSelector found = selector();
        IReadOnlyList<SelectedSeries> series = found.Select(group.Key.Name, TagFilter.Of(group.Key.Tags));
        if (series.Count == 0) throw new MetricException(ErrorId.MetricWithoutData, group.Key, found.Store.Location);
        SeriesGroup history = series.FirstOrDefault(one => one.Series.Tags.Equals(group.Key.Tags)) is { } exact
            ? SeriesGroup.Of(exact)
            : new SeriesGroup(series[0].Metric, group.Key.Tags, [.. series.Select(static one => one.Series.Id)]);
        DeviationRequest judged = group.Interval is { } interval
            ? request with { Interval = interval, Figure = group.Figure ?? DefaultAggregate.Of(history.Metric.Kind) }
            : request;
        var judge = new SeriesDeviation(found.Store, now);
        return group.HasTimes ? judge.JudgeStored(history, group.Samples, judged, options) : judge.JudgeGiven(history, group.Values, judged, options);
    }

    private Deviation JudgeWithoutStore(SeriesKey key, Baseline baseline, IReadOnlyList<double> values) => DeviationTest.Run(
        new DeviationSubject(key.Name, key.Tags, baseline.Unit, Direction.Both, now, values), baseline, request.BaselineValues, options);
}
