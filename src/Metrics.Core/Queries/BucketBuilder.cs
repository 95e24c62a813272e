using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Collects the samples of one bucket after another, in memory that is used again.</summary>
/// <param name="group">What the buckets are of.</param>
/// <param name="figures">Which figures the buckets carry.</param>
/// <param name="covered">What of time is covered at all: the range that was asked for, up to now.</param>
internal sealed class BucketBuilder(SeriesGroup group, BucketFigures figures, TimeRange covered)
{
    private readonly bool _isCounter = group.Metric.Kind == MetricKind.Counter;
    private readonly bool _keepsValues = figures.HasPercentiles || figures.Has(Aggregate.StandardDeviation) || figures.Has(Aggregate.Distinct);
    private readonly bool _sums = (figures.Parts & RollupParts.Sum) != 0;
    private ExactSum? _sum;
    private double[] _values = [];
    private long _length;
    private long _from = long.MinValue;
    private int _count;
    private double _minimum;
    private double _maximum;
    private Sample _first;
    private Sample _last;
    private Rollup? _rollup;
    private bool _isRolled;
    private long _rolledFrom;
    private Resolution _resolution = Resolution.Raw;

    /// <summary>The start of the bucket that is being collected.</summary>
    public long Start { get; private set; }

    /// <summary>The length of the bucket that is being collected.</summary>
    public long Length { get; private set; }

    /// <summary>The first moment after it.</summary>
    public long End => Start > long.MaxValue - Length ? long.MaxValue : Start + Length;

    /// <summary>Whether nothing was added since the last one began.</summary>
    public bool IsEmpty => _count == 0 && !_isRolled;

    /// <summary>The time of the newest sample.</summary>
    public long Newest => Math.Max(_count > 0 ? _last.Timestamp : long.MinValue, _isRolled ? _rollup!.Last.Timestamp : long.MinValue);

    /// <summary>Makes the buckets from a moment on of a length: one that was begun with another length ends there, and none begins before.</summary>
    public void SetLength(long length, long from)
    {
        if (_length > 0 && length != _length) (_from, Length) = (from, Math.Min(Length, from - Start));
        _length = length;
    }

    /// <summary>Begins the bucket that a moment lies in.</summary>
    public void Begin(long time)
    {
        long whole = BucketInterval.StartOf(time, _length), start = Math.Max(whole, _from);
        Begin(start, _length - (start - whole));
    }

    /// <summary>Begins a bucket.</summary>
    public void Begin(long start, long length)
    {
        Start = start;
        Length = length;
        _count = 0;
        _isRolled = false;
        _resolution = Resolution.Raw;
    }

    /// <summary>Adds the hour or day that a cursor is at.</summary>
    public void Add(RollupCursor cursor, Resolution resolution)
    {
        if (!_isRolled)
        {
            _rollup ??= new Rollup();
            _rollup.Reset(cursor.Start);
            _rolledFrom = cursor.Start;
            _isRolled = true;
        }

        cursor.AddTo(_rollup!, figures.Parts);
        _rolledFrom = Math.Min(_rolledFrom, cursor.Start);
        if (resolution > _resolution) _resolution = resolution;
    }

    /// <summary>Adds samples of one series, which are in the order of time; of equal times they come after those that were added before.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    public void Add(ReadOnlySpan<double> values, in Sample first, in Sample last)
    {
        bool isFirst = _count == 0;
        if (isFirst || first.Timestamp < _first.Timestamp) _first = first;
        if (isFirst || last.Timestamp >= _last.Timestamp) _last = last;
        var extremes = Extremes.Of(values);
        if (isFirst || extremes.Minimum < _minimum) _minimum = extremes.Minimum;
        if (isFirst || extremes.Maximum > _maximum) _maximum = extremes.Maximum;
        if (_sums) AddToSum(values, isFirst);
        if (_keepsValues) Keep(values);
        _count += values.Length;
    }

    /// <summary>The bucket of what was added.</summary>
    public Bucket Build()
    {
        if (IsEmpty) return Empty(Start, Length);
        return _isRolled ? BuildFromRollup(_rollup!) : BuildFromSamples();
    }

    /// <summary>A bucket without samples or figures.</summary>
    public Bucket Empty(long start, long length) => new() { Metric = group.Metric, Tags = group.Tags, Start = start, Interval = UnixTime.ToTimeSpan(length) };

    private Bucket BuildFromSamples()
    {
        Span<double> values = _keepsValues ? _values.AsSpan(0, _count) : [];
        double? sum = null, average = null, deviation = null;
        if (_sums) (sum, average) = ReadSum(_sum!, _count);
        if (figures.Has(Aggregate.StandardDeviation)) deviation = Moments.Of(values).StandardDeviation;

        long? distinct = null;
        if (figures.Has(Aggregate.Distinct))
        {
            Array.Sort(_values, 0, _count);
            distinct = CountDistinct(values);
        }

        BucketFigures.Percentiles percentiles = figures.OfValues(values, isSorted: distinct is not null);
        return new Bucket
        {
            Metric = group.Metric,
            Tags = group.Tags,
            Start = Start,
            Interval = UnixTime.ToTimeSpan(Length),
            Count = _count,
            Sum = figures.Has(Aggregate.Sum) ? sum : null,
            Average = average,
            Minimum = _minimum,
            Maximum = _maximum,
            First = _first.Value,
            Last = _last.Value,
            StandardDeviation = deviation,
            P50 = percentiles.P50,
            P90 = percentiles.P90,
            P95 = percentiles.P95,
            P99 = percentiles.P99,
            Rate = Rate(sum, _count, Math.Max(Start, covered.Start), _last.Timestamp),
            Distinct = distinct,
        };
    }

    private Bucket BuildFromRollup(Rollup all)
    {
        if (_count > 0) AddSamples(all);
        double? sum = null, average = null;
        if (_sums) (sum, average) = ReadSum(all.Sum, all.Count);
        double? rate = Rate(sum, all.Count, Math.Max(Start, Math.Min(_rolledFrom, Math.Max(Start, covered.Start))), all.Last.Timestamp);
        if (all.Members is not null)
        {
            return Empty(Start, Length) with { Count = all.Count, Rate = rate, Distinct = all.Members.Count, Resolution = _resolution, IsExact = false };
        }

        BucketFigures.Percentiles percentiles = figures.OfRollup(all);
        return new Bucket
        {
            Metric = group.Metric,
            Tags = group.Tags,
            Start = Start,
            Interval = UnixTime.ToTimeSpan(Length),
            Count = all.Count,
            Sum = figures.Has(Aggregate.Sum) ? sum : null,
            Average = average,
            Minimum = all.Minimum,
            Maximum = all.Maximum,
            First = all.First.Value,
            Last = all.Last.Value,
            StandardDeviation = figures.Has(Aggregate.StandardDeviation) ? all.StandardDeviation : null,
            P50 = percentiles.P50,
            P90 = percentiles.P90,
            P95 = percentiles.P95,
            P99 = percentiles.P99,
            Rate = rate,
            Resolution = _resolution,
            IsExact = all.Minimum == all.Maximum,
        };
    }

    // Reading an exact sum costs as much as adding forty values to it.
    private (double? Sum, double? Average) ReadSum(ExactSum sum, long count) => (
        figures.Has(Aggregate.Sum) || (_isCounter && figures.Has(Aggregate.Rate)) ? sum.Value : null,
        figures.Has(Aggregate.Average) ? sum.Mean(count) : null);

    private double? Rate(double? sum, long count, long start, long lastTimestamp) =>
        figures.Has(Aggregate.Rate) ? (_isCounter ? sum : count) / SecondsCovered(start, lastTimestamp) : null;

    private double SecondsCovered(long start, long lastTimestamp)
    {
        // Nothing of the bucket is covered: its samples lie at the very end of the range, or are of clocks that run ahead.
        if (covered.End <= Start) return Length / (double)UnixTime.Second;

        // A clock that runs a little ahead has covered more than the others.
        long end = Math.Min(Start + Length, Math.Max(covered.End, lastTimestamp));
        long milliseconds = end - start;
        return (milliseconds > 0 ? milliseconds : Length) / (double)UnixTime.Second;
    }

    private void AddSamples(Rollup all)
    {
        if (_keepsValues)
        {
            all.Add(_values.AsSpan(0, _count), _first, _last, figures.Parts);
            return;
        }

        all.Merge(_count, _minimum, _maximum, _first, _last, hasSquares: true);
        if (_sums) all.Sum.Add(_sum!);
    }

    private void AddToSum(ReadOnlySpan<double> values, bool isFirst)
    {
        _sum ??= new ExactSum();
        if (isFirst) _sum.Reset();
        _sum.Add(values);
    }

    private void Keep(ReadOnlySpan<double> values)
    {
        if (_values.Length - _count < values.Length) Array.Resize(ref _values, Math.Max(_values.Length * 2, _count + values.Length));
        values.CopyTo(_values.AsSpan(_count));
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
