using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Collects the samples of one bucket after another, in memory that is used again.</summary>
/// <param name="group">What the buckets are of.</param>
/// <param name="interval">The length of a bucket, in milliseconds.</param>
/// <param name="covered">What of time is covered at all: the range that was asked for, up to now.</param>
internal sealed class BucketBuilder(SeriesGroup group, long interval, TimeRange covered)
{
    private double[] _values = new double[64];
    private int _count;
    private Sample _first;
    private Sample _last;
    private Rollup? _rollup;
    private Resolution _resolution = Resolution.Raw;

    /// <summary>The start of the bucket that is being collected.</summary>
    public long Start { get; private set; }

    /// <summary>The length of the bucket that is being collected.</summary>
    public long Length { get; private set; }

    /// <summary>Whether nothing was added since the last <see cref="Begin"/>.</summary>
    public bool IsEmpty => _count == 0 && _rollup is null;

    /// <summary>The time of the newest sample.</summary>
    public long Newest => _count > 0 ? _last.Timestamp : _rollup?.Last.Timestamp ?? 0;

    /// <summary>Begins a bucket.</summary>
    public void Begin(long start, long length)
    {
        Start = start;
        Length = length;
        _count = 0;
        _rollup = null;
        _resolution = Resolution.Raw;
    }

    /// <summary>Adds an hour or a day; they come in the order of time, and before samples.</summary>
    public void Add(Rollup rollup, Resolution resolution)
    {
        if (_rollup is null) _rollup = rollup;
        else _rollup.Add(rollup);
        if (resolution > _resolution) _resolution = resolution;
    }

    /// <summary>Adds a sample; samples come in the order of time.</summary>
    public void Add(in Sample sample)
    {
        if (_count == _values.Length) Array.Resize(ref _values, _count * 2);
        if (_count == 0) _first = sample;
        _values[_count++] = sample.Value;
        _last = sample;
    }

    /// <summary>The bucket of what was added.</summary>
    public Bucket Build()
    {
        if (IsEmpty) return Empty(Start);
        return _rollup is null ? BuildFromSamples() : BuildFromRollup(_rollup);
    }

    /// <summary>A bucket without samples or figures.</summary>
    public Bucket Empty(long start) => Empty(start, interval);

    private Bucket Empty(long start, long length) =>
        new() { Metric = group.Metric, Tags = group.Tags, Start = start, Interval = UnixTime.ToTimeSpan(length) };

    private Bucket BuildFromSamples()
    {
        Span<double> values = _values.AsSpan(0, _count);
        Moments moments = Moments.Of(values);
        Array.Sort(_values, 0, _count);
        return Empty(Start, Length) with
        {
            Count = _count,
            Sum = moments.Sum,
            Average = moments.Mean,
            Minimum = moments.Minimum,
            Maximum = moments.Maximum,
            First = _first.Value,
            Last = _last.Value,
            StandardDeviation = moments.StandardDeviation,
            P50 = Quantiles.OfSorted(values, 0.5),
            P90 = Quantiles.OfSorted(values, 0.9),
            P95 = Quantiles.OfSorted(values, 0.95),
            P99 = Quantiles.OfSorted(values, 0.99),
            Rate = (group.Metric.Kind == MetricKind.Counter ? moments.Sum : _count) / SecondsCovered(Math.Max(Start, covered.Start), _last.Timestamp),
            Distinct = CountDistinct(values),
        };
    }

    private Bucket BuildFromRollup(Rollup all)
    {
        long covers = Math.Min(all.Start, Math.Max(Start, covered.Start));
        for (int i = 0; i < _count; i++) all.Add(new Sample(i == _count - 1 ? _last.Timestamp : _first.Timestamp, _values[i]));
        double rate = (group.Metric.Kind == MetricKind.Counter ? all.Sum.Value : all.Count) / SecondsCovered(Math.Max(Start, covers), all.Last.Timestamp);
        Bucket empty = Empty(Start, Length) with { Count = all.Count, Rate = rate, Resolution = _resolution, IsExact = false };
        if (all.Members is not null) return empty with { Distinct = all.Members.Count };
        double Quantile(double probability) => all.Sketch.Quantile(probability, all.Minimum, all.Maximum);
        return empty with
        {
            Sum = all.Sum.Value,
            Average = all.Sum.Mean(all.Count),
            Minimum = all.Minimum,
            Maximum = all.Maximum,
            First = all.First.Value,
            Last = all.Last.Value,
            StandardDeviation = all.StandardDeviation,
            P50 = Quantile(0.5),
            P90 = Quantile(0.9),
            P95 = Quantile(0.95),
            P99 = Quantile(0.99),
            IsExact = all.Minimum == all.Maximum,
        };
    }

    private double SecondsCovered(long start, long lastTimestamp)
    {
        // Nothing of the bucket is covered: its samples lie at the very end of the range, or are of clocks that run ahead.
        if (covered.End <= Start) return Length / (double)UnixTime.Second;

        // A clock that runs a little ahead has covered more than the others.
        long end = Math.Min(Start + Length, Math.Max(covered.End, lastTimestamp));
        long milliseconds = end - start;
        return (milliseconds > 0 ? milliseconds : Length) / (double)UnixTime.Second;
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
