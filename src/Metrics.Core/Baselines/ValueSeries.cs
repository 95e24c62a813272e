using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Baselines;

/// <summary>
/// The values by which a series is judged: of a Gauge, Histogram or Summary its samples; of a Counter the rate, and of a Set the distinct count, of
/// every whole interval since its first sample; or another figure of intervals when one is asked for. Of a rate, count, sum or distinct count, an
/// interval without samples counts as 0.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="group">The series, or the group of series that is judged as one.</param>
/// <param name="interval">The length of an interval; above zero.</param>
/// <param name="figure">The figure of intervals, or null for what the kind of the metric calls for.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z; the interval that it lies in is not whole yet.</param>
public sealed class ValueSeries(IMetricStore store, SeriesGroup group, TimeSpan interval, Aggregate? figure, long now)
{
    /// <summary>The name of values that are samples.</summary>
    public const string RawValues = "Raw";

    /// <summary>The length of an interval when none is given: an hour.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);

    private const long MaximumIntervals = 10_000_000;

    private readonly long _interval = interval.TotalMilliseconds >= 1
        ? (long)interval.TotalMilliseconds
        : throw new MetricException(ErrorId.DurationNotPositive, interval);

    private readonly Aggregate? _figure = figure ?? (group.Metric.Kind is MetricKind.Counter or MetricKind.Set ? DefaultAggregate.Of(group.Metric.Kind) : null);

    /// <summary>The series.</summary>
    public SeriesGroup Group => group;

    /// <summary>What the values are: <c>Raw</c>, <c>Rate</c>, <c>Distinct</c>, or another figure of intervals.</summary>
    public string Aggregate => _figure?.ToString() ?? RawValues;

    /// <summary>Whether the values are samples.</summary>
    public bool IsRaw => _figure is null;

    /// <summary>The time that a value stands for, in milliseconds: 1 for a sample.</summary>
    internal long ValueLength => IsRaw ? 1 : _interval;

    private bool IsZeroWithoutSamples => _figure is Model.Aggregate.Rate or Model.Aggregate.Count or Model.Aggregate.Sum or Model.Aggregate.Distinct;

    /// <summary>The values of a range, by time. The time of an interval is its start.</summary>
    public IReadOnlyList<Sample> Read(TimeRange range)
    {
        if (!IsRaw) return WholeIntervals(range) is { } whole ? ReadIntervals(whole) : [];
        return SampleMerge.Read(store, group.SeriesIds, range);
    }

    /// <summary>The newest values of a range, by time.</summary>
    public IReadOnlyList<Sample> ReadNewest(TimeRange range, int count)
    {
        if (IsRaw) return ReadNewestSamples(range, count);
        if (!IsRaw && IsZeroWithoutSamples && WholeIntervals(range) is { } whole)
        {
            return ReadIntervals(new TimeRange(count < (whole.End - whole.Start) / _interval ? whole.End - (count * _interval) : whole.Start, whole.End));
        }

        IReadOnlyList<Sample> all = Read(range);
        return [.. all.Skip(Math.Max(0, all.Count - count))];
    }

    private IReadOnlyList<Sample> ReadNewestSamples(TimeRange range, int count)
    {
        if (group.SeriesIds.Count == 1) return store.ReadNewestSamples(group.SeriesIds[0], range, count);

        // The newest of all are among the newest of each; equal times stay in the order of the series.
        Sample[] newest = [.. group.SeriesIds.SelectMany(id => store.ReadNewestSamples(id, range, count)).OrderBy(static sample => sample.Timestamp)];
        return [.. newest.Skip(Math.Max(0, newest.Length - count))];
    }

    private TimeRange? WholeIntervals(TimeRange range)
    {
        if (Reader(TimeRange.All).Extent(group) is not { } extent) return null;
        long first = BucketInterval.StartOf(Math.Max(extent.Start, range.Start), _interval);
        if (first < range.Start) first += _interval;
        var whole = new TimeRange(first, BucketInterval.StartOf(Math.Min(range.End, now), _interval));
        return whole.IsEmpty ? null : whole;
    }

    private List<Sample> ReadIntervals(TimeRange whole)
    {
        if (IsZeroWithoutSamples && (whole.End - whole.Start) / _interval > MaximumIntervals)
        {
            throw new MetricException(ErrorId.IntervalTooShort, interval, MaximumIntervals);
        }

        var values = new List<Sample>();
        foreach (Bucket bucket in Reader(whole).Read(group))
        {
            AddZeros(values, whole.Start, bucket.Start);
            values.Add(new Sample(bucket.Start, bucket[_figure!.Value] ?? 0));
        }

        AddZeros(values, whole.Start, whole.End);
        return values;
    }

    private BucketReader Reader(TimeRange range) => new(store, group.Metric, new BucketRequest
    {
        Range = range,
        CoveredEnd = now,
        Interval = _interval,
        Aggregate = _figure,
        Figures = _figure is { } asked ? BucketFigures.Of([asked]) : BucketFigures.All,
    });

    private void AddZeros(List<Sample> values, long start, long end)
    {
        if (!IsZeroWithoutSamples) return;
        for (long next = start + (values.Count * _interval); next < end; next += _interval) values.Add(new Sample(next, 0));
    }
}
