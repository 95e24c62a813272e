using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Deviations;

/// <summary>Judges values of stored series against their own history. The judged values are never part of the baseline.</summary>
/// <param name="store">The store.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class SeriesDeviation(IMetricStore store, long now)
{
    /// <summary>Judges the newest values of a series.</summary>
    /// <exception cref="MetricException">The options contradict themselves, or the store failed.</exception>
    public Deviation JudgeNewest(SelectedSeries series, DeviationRequest request, DeviationOptions options)
    {
        var values = new ValueSeries(store, series, request.Interval, now);
        IReadOnlyList<Sample> judged = request.Last is { } last
            ? values.Read(new TimeRange(now - (long)last.TotalMilliseconds, long.MaxValue))
            : values.ReadNewest(TimeRange.All, request.Count);
        return Judge(series, values, judged, areStored: true, request, options);
    }

    /// <summary>Judges values that were given, as if they were a series' newest.</summary>
    /// <param name="series">The series whose history is looked at.</param>
    /// <param name="judged">The values, by time.</param>
    /// <param name="areStored">Whether they were read from the store, so that they must be told apart from the history.</param>
    /// <param name="request">What they are judged against.</param>
    /// <param name="options">How they are judged.</param>
    /// <exception cref="MetricException">The options contradict themselves, or the store failed.</exception>
    public Deviation JudgeGiven(
        SelectedSeries series, IReadOnlyList<Sample> judged, bool areStored, DeviationRequest request, DeviationOptions options) =>
        Judge(series, new ValueSeries(store, series, request.Interval, now), judged, areStored, request, options);

    private Deviation Judge(
        SelectedSeries series, ValueSeries values, IReadOnlyList<Sample> judged, bool areStored, DeviationRequest request, DeviationOptions options)
    {
        var subject = new DeviationSubject(
            series.Metric.Name, series.Series.Tags, series.Metric.Unit, series.Metric.Direction,
            judged.Count > 0 ? judged[judged.Count - 1].Timestamp : now, [.. judged.Select(static sample => sample.Value)]);
        if (request.Baseline is { } given) return DeviationTest.Run(subject, given, request.BaselineValues, options);

        // Samples of one millisecond may be partly judged, partly history: the judged ones are the newest of them.
        long end = areStored && judged.Count > 0 ? judged[0].Timestamp : now;
        int excluded = areStored ? judged.Count(sample => sample.Timestamp == end) : 0;
        IReadOnlyList<Sample> history = new BaselineRequest(request.Window, request.BaselineCount, end + 1, excluded).Read(values);
        Baseline baseline = BaselineRequest.Compute(values, history, now);
        return DeviationTest.Run(subject, baseline, [.. history.Select(static sample => sample.Value)], options);
    }
}
