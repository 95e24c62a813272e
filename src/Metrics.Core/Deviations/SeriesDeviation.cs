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
    /// <summary>Judges the newest values of a series, or of a group.</summary>
    /// <exception cref="MetricException">The options contradict themselves, or the store failed.</exception>
    public Deviation JudgeNewest(SeriesGroup group, DeviationRequest request, DeviationOptions options)
    {
        ValueSeries values = ValuesOf(group, request);
        IReadOnlyList<Sample> judged = request.Last is { } last
            ? values.Read(new TimeRange(now - (long)last.TotalMilliseconds, long.MaxValue))
            : values.ReadNewest(TimeRange.All, (int)Math.Min(int.MaxValue, (long)request.Count * options.RequireConsecutive));
        return Judge(values, judged, areStored: true, request, options);
    }

    /// <summary>Judges samples or buckets that were read from the store, in any order. A Counter's and a Set's samples are judged as whole intervals.</summary>
    /// <exception cref="MetricException">The options contradict themselves, or the store failed.</exception>
    public Deviation JudgeStored(SeriesGroup group, IReadOnlyList<Sample> judged, DeviationRequest request, DeviationOptions options)
    {
        ValueSeries values = ValuesOf(group, request);
        judged = [.. judged.OrderBy(static sample => sample.Timestamp)];
        bool areSamplesOfIntervals = request.Figure is null && !values.IsRaw && judged.Count > 0;
        if (areSamplesOfIntervals) judged = values.Read(new TimeRange(judged[0].Timestamp, judged[judged.Count - 1].Timestamp + 1));
        return Judge(values, judged, areStored: true, request, options);
    }

    /// <summary>Judges values that are not in the store, as if they were a series' newest.</summary>
    /// <exception cref="MetricException">The options contradict themselves, or the store failed.</exception>
    public Deviation JudgeGiven(SeriesGroup group, IReadOnlyList<double> judged, DeviationRequest request, DeviationOptions options) =>
        Judge(ValuesOf(group, request), [.. judged.Select(value => new Sample(now, value))], areStored: false, request, options);

    private ValueSeries ValuesOf(SeriesGroup group, DeviationRequest request) => new(store, group, request.Interval, request.Figure, now);

    private Deviation Judge(ValueSeries values, IReadOnlyList<Sample> judged, bool areStored, DeviationRequest request, DeviationOptions options)
    {
        MetricDefinition metric = values.Group.Metric;
        var subject = new DeviationSubject(
            metric.Name, values.Group.Tags, metric.Unit, metric.Direction,
            judged.Count > 0 ? judged[judged.Count - 1].Timestamp : now, [.. judged.Select(static sample => sample.Value)])
        {
            Times = [.. judged.Select(static sample => sample.Timestamp)],
        };
        if (request.Baseline is { } given) return DeviationTest.Run(subject, given, request.BaselineValues, options);

        // Samples of one millisecond may be partly judged, partly history: the judged ones are the newest of them.
        long end = areStored && judged.Count > 0 ? judged[0].Timestamp : now;
        bool areMixed = areStored && values.IsRaw;
        int excluded = areMixed ? judged.Count(sample => sample.Timestamp == end) : 0;
        var ofHistory = new BaselineRequest(request.Window, request.BaselineCount, areMixed ? end + 1 : end, excluded) { History = request.History };
        IReadOnlyList<Sample> history = ofHistory.Read(values);
        try
        {
            return DeviationTest.Run(subject, ofHistory.Compute(values, history, now), [.. history.Select(static sample => sample.Value)], options);
        }
        catch (MetricException exception) when (exception.Id == ErrorId.SeasonTooLong)
        {
            return DeviationTest.Undecided(subject, options, exception.Message);
        }
    }
}
