using System.Runtime.CompilerServices;

namespace MetricsTools.Statistics;

/// <summary>
/// The distribution of values in a few hundred counts: quantiles within 0.54 % of the true ones, and merges that are exact in any order.
/// </summary>
/// <remarks>
/// <para>A base-2 exponential histogram (OpenTelemetry, metrics data model; Masson, Rim and Lee, "DDSketch", 2019): at scale s the base is
/// b = 2^(2^-s), bucket i counts the values in (b^i, b^(i+1)], negative values are counted by their magnitude, and zeros apart. Integer counts make the
/// sketch of all values, whatever the order and grouping in which they came, equal to the bit.</para>
/// <para>Error: the sketched value at a rank is within <see cref="RelativeError"/> = (b - 1) / (b + 1) of the true value at that rank, 0.0054 at
/// scale 6, plus the smallest double where values are not normal. A quantile between two ranks interpolates the two (type 7), with the same bound when
/// both have the same sign; between a negative and a positive value the error is a share of their distance, and near zero there is no relative bound.</para>
/// <para>Memory is bounded: where positive or negative values reach over more than 4,096 buckets (at scale 6 a factor of 2^64), the scale falls until
/// they fit, by merging neighbours. A sketch of a finer scale merges into a coarser one at the coarser scale.</para>
/// <para>Cost: a value about 3 ns; a merge of 200 buckets below 0.1 microseconds. Safe for one thread at a time.</para>
/// </remarks>
public sealed class QuantileSketch
{
    private const long InfinityBits = 0x7FF0_0000_0000_0000;

    private readonly SketchBuckets _positive = new();
    private readonly SketchBuckets _negative = new();
    private long _count;
    private long _zeroCount;
    private int _scale = SketchScale.Finest;

    /// <summary>How many values were added.</summary>
    public long Count => _count;

    /// <summary>How many of them were zero.</summary>
    public long ZeroCount => _zeroCount;

    /// <summary>The scale in use, from 6 down to 0.</summary>
    public int Scale => _scale;

    /// <summary>How far from the true value at its rank a sketched value is at most, as a share of it.</summary>
    public double RelativeError => SketchScale.RelativeError(_scale);

    /// <summary>The counts of positive values.</summary>
    internal SketchBuckets Positive => _positive;

    /// <summary>The counts of negative values, by their magnitude.</summary>
    internal SketchBuckets Negative => _negative;

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number; the sketch stays as it was.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        ulong magnitude = (ulong)bits & long.MaxValue;
        if (magnitude - 1 >= InfinityBits - 1) AddZero(value);
        else if (!(bits < 0 ? _negative : _positive).TryAdd(SketchScale.IndexOf(magnitude) >> (SketchScale.Finest - _scale))) AddCoarser(value);
        else _count++;
    }

    /// <summary>Adds values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is infinite or not a number; those before it were added.</exception>
    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values) Add(value);
    }

    /// <summary>Adds many values whose extremes are known, faster than one by one when all have the same sign.</summary>
    internal void Add(ReadOnlySpan<double> values, in Extremes extremes)
    {
        bool isPositive = extremes.Minimum > 0;
        int coarser = SketchScale.Finest - _scale;
        if (isPositive || extremes.Maximum < 0)
        {
            int low = SketchScale.IndexOf((ulong)BitConverter.DoubleToInt64Bits(extremes.SmallestMagnitude)) >> coarser;
            int high = SketchScale.IndexOf((ulong)BitConverter.DoubleToInt64Bits(extremes.LargestMagnitude)) >> coarser;
            if ((isPositive ? _positive : _negative).TryAdd(values, low, high, coarser))
            {
                _count += values.Length;
                return;
            }
        }

        Add(values);
    }

    /// <summary>Adds all that another sketch holds, as if each of its values had been added here. The other stays as it is.</summary>
    public void Add(QuantileSketch other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        ReadOnlySpan<long> positive = other._positive.Used(out int firstPositive);
        ReadOnlySpan<long> negative = other._negative.Used(out int firstNegative);
        Add(other._scale, other._zeroCount, firstPositive, positive, firstNegative, negative, other._count);
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        _positive.Clear();
        _negative.Clear();
        _count = 0;
        _zeroCount = 0;
        _scale = SketchScale.Finest;
    }

    /// <summary>A quantile by type 7: where the position lies between two ranks, between the sketched values of both.</summary>
    /// <param name="probability">From 0, the smallest value, to 1, the largest.</param>
    /// <param name="minimum">The smallest value where it is known, which takes the place of what the sketch says less well.</param>
    /// <param name="maximum">The largest value where it is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    /// <exception cref="InvalidOperationException">The sketch is empty.</exception>
    public double Quantile(double probability, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity)
    {
        Require.Probability(probability, nameof(probability));
        RequireValues();
        double position = (_count - 1) * probability;
        long rank = Math.Min(_count - 1, (long)position);
        double weight = position - rank;
        double lower = ValueAt(rank, minimum, maximum);
        if (weight == 0) return lower;
        return new QuantilePosition(0, 1, weight).Interpolate(lower, ValueAt(rank + 1, minimum, maximum));
    }

    /// <summary>The share of values at or below a value, within the share of the one bucket that it falls into.</summary>
    /// <param name="value">Any number; infinities are beyond all values.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number.</exception>
    /// <exception cref="InvalidOperationException">The sketch is empty.</exception>
    public double ShareAtOrBelow(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A share is asked of a number.");
        RequireValues();
        double atOrBelow = value < 0
            ? _negative.Total - _negative.Below(-value, _scale)
            : _negative.Total + _zeroCount + _positive.Below(value, _scale);
        return atOrBelow / _count;
    }

    /// <summary>Adds counts of a scale, all of them or none.</summary>
    internal void Add(int scale, long zeros, int firstPositive, ReadOnlySpan<long> positive, int firstNegative, ReadOnlySpan<long> negative, long count)
    {
        while (_scale > scale) Coarsen();
        AddBuckets(_positive, scale, firstPositive, positive);
        AddBuckets(_negative, scale, firstNegative, negative);
        _zeroCount += zeros;
        _count += count;
    }

    private void AddBuckets(SketchBuckets buckets, int scale, int first, ReadOnlySpan<long> counts)
    {
        if (scale > _scale)
        {
            SketchBuckets coarser = new();
            coarser.TryAdd(first, counts);
            for (; scale > _scale; scale--) coarser.Halve();
            counts = coarser.Used(out first);
        }

        while (!buckets.TryAdd(first, counts))
        {
            SketchBuckets coarser = new();
            coarser.TryAdd(first, counts);
            coarser.Halve();
            counts = coarser.Used(out first);
            Coarsen();
        }
    }

    private double ValueAt(long rank, double minimum, double maximum)
    {
        if (rank == 0 && !double.IsInfinity(minimum)) return minimum;
        if (rank == _count - 1 && !double.IsInfinity(maximum)) return maximum;
        return Math.Min(maximum, Math.Max(minimum, ValueAt(rank)));
    }

    private double ValueAt(long rank)
    {
        if (rank < _negative.Total) return -_negative.ValueAt(_negative.Total - 1 - rank, _scale);
        rank -= _negative.Total;
        return rank < _zeroCount ? 0 : _positive.ValueAt(rank - _zeroCount, _scale);
    }

    private void AddZero(double value)
    {
        if (value != 0) throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite values can be sketched.");
        _zeroCount++;
        _count++;
    }

    private void AddCoarser(double value)
    {
        Coarsen();
        Add(value);
    }

    private void Coarsen()
    {
        _positive.Halve();
        _negative.Halve();
        _scale--;
    }

    private void RequireValues()
    {
        if (_count == 0) throw new InvalidOperationException("An empty sketch has no quantiles.");
    }
}
