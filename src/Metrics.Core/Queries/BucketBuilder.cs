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

    /// <summary>Adds a value; values come in the order of time.</summary>
    public void Add(double value)
    {
        if (_count == _values.Length) Array.Resize(ref _values, _count * 2);
        _values[_count++] = value;
        _last = value;
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
        new() { Metric = group.Metric, Tags = group.Tags, Start = start, Interval = TimeSpan.FromMilliseconds(interval) };

    private double SecondsCovered()
    {
        long end = Start + interval;
        long milliseconds = Math.Min(end, covered.End) - Math.Max(Start, covered.Start);

        // Samples of clocks that run ahead lie beyond what is covered.
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
