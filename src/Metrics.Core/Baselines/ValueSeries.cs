using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Baselines;

/// <summary>
/// The values by which a series is judged: of a Gauge, Histogram or Summary its samples; of a Counter the rate, and of a Set the distinct count,
/// of every whole interval since its first sample. An interval without samples counts as 0.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="series">The series.</param>
/// <param name="interval">The length of an interval; above zero.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z; the interval that it lies in is not whole yet.</param>
public sealed class ValueSeries(IMetricStore store, SelectedSeries series, TimeSpan interval, long now)
{
    /// <summary>The name of values that are samples.</summary>
    public const string RawValues = "Raw";

    /// <summary>The length of an interval when none is given: an hour.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);

    private readonly long _interval = (long)interval.TotalMilliseconds;
    private readonly SeriesGroup _group = new(series.Metric, series.Series.Tags, [series.Series.Id]);

    /// <summary>The series.</summary>
    public SelectedSeries Series => series;

    /// <summary>What the values are: <c>Raw</c>, <c>Rate</c> or <c>Distinct</c>.</summary>
    public string Aggregate => series.Metric.Kind switch
    {
        MetricKind.Counter => nameof(Model.Aggregate.Rate),
        MetricKind.Set => nameof(Model.Aggregate.Distinct),
        _ => RawValues,
    };

    private bool IsRaw => Aggregate == RawValues;

    /// <summary>The values of a range, by time. The time of an interval is its start.</summary>
    public IReadOnlyList<Sample> Read(TimeRange range)
    {
        if (IsRaw)
        {
            var samples = new List<Sample>();
            foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(series.Series.Id, range))
            {
                foreach (Sample sample in chunk.Span) samples.Add(sample);
            }

            return samples;
        }

        return WholeIntervals(range) is { } whole ? ReadIntervals(whole) : [];
    }

    /// <summary>The newest values of a range, by time.</summary>
    public IReadOnlyList<Sample> ReadNewest(TimeRange range, int count)
    {
        if (IsRaw) return store.ReadNewestSamples(series.Series.Id, range, count);
        if (WholeIntervals(range) is not { } whole) return [];
        return ReadIntervals(new TimeRange(Math.Max(whole.Start, whole.End - (count * _interval)), whole.End));
    }

    private TimeRange? WholeIntervals(TimeRange range)
    {
        if (BucketReader.Extent(store, _group, TimeRange.All) is not { } extent) return null;
        long first = BucketInterval.StartOf(Math.Max(extent.Start, range.Start), _interval);
        if (first < range.Start) first += _interval;
        var whole = new TimeRange(first, BucketInterval.StartOf(Math.Min(range.End, now), _interval));
        return whole.IsEmpty ? null : whole;
    }

    private List<Sample> ReadIntervals(TimeRange whole)
    {
        Aggregate figure = DefaultAggregate.Of(series.Metric.Kind);
        var values = new List<Sample>();
        foreach (Bucket bucket in BucketReader.Read(store, _group, whole, _interval, int.MaxValue, Fill.None, now))
        {
            AddZeros(values, whole.Start, bucket.Start);
            values.Add(new Sample(bucket.Start, bucket[figure] ?? 0));
        }

        AddZeros(values, whole.Start, whole.End);
        return values;
    }

    private void AddZeros(List<Sample> values, long start, long end)
    {
        for (long next = start + (values.Count * _interval); next < end; next += _interval) values.Add(new Sample(next, 0));
    }
}
