using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Queries;

/// <summary>Collects the samples of one bucket after another, in memory that is used again.</summary>
/// <param name="group">What the buckets are of.</param>
/// <param name="interval">The length of a bucket, in milliseconds.</param>
/// <param name="covered">What of time is covered at all: the range that was asked for, up to now.</param>
internal sealed class BucketBuilder(SeriesGroup group, long interval, TimeRange covered)
{
    private double[] _values = new double[64];
    private int _count;
    private double _last;
    private long _lastTimestamp;

    /// <summary>The start of the bucket that is being collected.</summary>
    public long Start { get; private set; }

    /// <summary>Whether nothing was added since the last <see cref="Begin"/>.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Begins a bucket.</summary>
    public void Begin(long start)
    {
        Start = start;
        _count = 0;
    }

    /// <summary>Adds a sample; samples come in the order of time.</summary>
    public void Add(in Sample sample)
    {
        if (_count == _values.Length) Array.Resize(ref _values, _count * 2);
        _values[_count++] = sample.Value;
        _last = sample.Value;
        _lastTimestamp = sample.Timestamp;
    }

    /// <summary>The bucket of what was added.</summary>
    public Bucket Build()
    {
        if (IsEmpty) return Empty(Start);
        double first = _values[0];
        Span<double> values = _values.AsSpan(0, _count);
        Moments moments = Moments.Of(values);
        Array.Sort(_values, 0, _count);
        return Empty(Start) with
        {
            Count = _count,
            Sum = moments.Sum,
            Average = moments.Mean,
            Minimum = moments.Minimum,
            Maximum = moments.Maximum,
            First = first,
            Last = _last,
            StandardDeviation = moments.StandardDeviation,
            P50 = Quantiles.OfSorted(values, 0.5),
            P90 = Quantiles.OfSorted(values, 0.9),
            P95 = Quantiles.OfSorted(values, 0.95),
            P99 = Quantiles.OfSorted(values, 0.99),
            Rate = (group.Metric.Kind == MetricKind.Counter ? moments.Sum : _count) / SecondsCovered(),
            Distinct = CountDistinct(values),
        };
    }

    /// <summary>A bucket without samples or figures.</summary>
    public Bucket Empty(long start) =>
        new() { Metric = group.Metric, Tags = group.Tags, Start = start, Interval = UnixTime.ToTimeSpan(interval) };

    private double SecondsCovered()
    {
        // Nothing of the bucket is covered: its samples lie at the very end of the range, or are of clocks that run ahead.
        if (covered.End <= Start) return interval / (double)UnixTime.Second;

        // A clock that runs a little ahead has covered more than the others.
        long end = Math.Min(Start + interval, Math.Max(covered.End, _lastTimestamp));
        long milliseconds = end - Math.Max(Start, covered.Start);
        return (milliseconds > 0 ? milliseconds : interval) / (double)UnixTime.Second;
    }

    private static long CountDistinct(ReadOnlySpan<double> sorted)
    {
        long distinct = 1;
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1]) distinct++;
        }

        return distinct;
    }
}
