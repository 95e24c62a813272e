using System.Numerics;
using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Storage;

/// <summary>
/// What is kept of the samples of one hour or day. Rollups merge exactly and in any order: count, sum and extremes are those of all samples to the bit, the
/// standard deviation is within 1e-14, quantiles are within the <see cref="QuantileSketch.RelativeError"/> of the sketch, and the number of a Set's members
/// within the <see cref="DistinctSketch.StandardError"/>.
/// </summary>
/// <remarks>
/// The standard deviation comes from the exact sum and the exact sum of squares, <c>sqrt((n sum(x^2) - sum(x)^2) / (n (n - 1)))</c>, rounded at the end;
/// what is stored of the sum of squares is right to 2^-61 of the squared deviations. Cost: about 10 ns a value; a reading of the standard deviation some microseconds.
/// </remarks>
public sealed class Rollup
{
    // Squares of values between these have no part below the smallest double, nor above the largest.
    private const double LargestSquared = 1e150;
    private const double SmallestSquared = 1e-140;

    /// <summary>Up to this many samples are kept themselves: they take less room than what could be said of them.</summary>
    internal const int FewSamples = 12;

    // So many have no samples that are kept.
    private const int ManyValues = FewSamples + 1;

    private readonly Sample[] _few = new Sample[FewSamples];
    private int _fewCount;

    /// <summary>The start of the hour or day, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Start { get; internal set; }

    /// <summary>The number of samples.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum.</summary>
    public ExactSum Sum { get; } = new();

    /// <summary>The smallest value; NaN without samples.</summary>
    public double Minimum { get; private set; } = double.NaN;

    /// <summary>The largest value; NaN without samples.</summary>
    public double Maximum { get; private set; } = double.NaN;

    /// <summary>The oldest sample; of equal times the one that was appended first.</summary>
    public Sample First { get; private set; }

    /// <summary>The newest sample; of equal times the one that was appended last.</summary>
    public Sample Last { get; private set; }

    /// <summary>The distribution.</summary>
    public QuantileSketch Sketch { get; } = new();

    /// <summary>The sample standard deviation (n - 1); 0 for one sample; null where values are so large or small that their squares are no doubles.</summary>
    public double? StandardDeviation => Count == 0 || !HasSquares ? null : Minimum == Maximum ? 0 : ComputeDeviation();

    /// <summary>The exact sum of squares; of no use unless <see cref="HasSquares"/>.</summary>
    internal ExactSum Squares { get; } = new();

    /// <summary>The samples by time, of equal times as they were appended; empty when they are not known, as of more than <see cref="FewSamples"/>.</summary>
    internal ReadOnlySpan<Sample> Few => _fewCount == Count ? _few.AsSpan(0, _fewCount) : default;

    /// <summary>Whether the squares of all values are known exactly.</summary>
    internal bool HasSquares { get; private set; } = true;

    /// <summary>Of a Set, the members; null for other kinds. Of a Set nothing else is said but the number of samples, and when they were.</summary>
    public DistinctSketch? Members { get; private set; }

    /// <summary>Adds a sample; of equal times it counts as appended later than those before.</summary>
    public void Add(in Sample sample)
    {
        double value = sample.Value;
        if (Members is null)
        {
            Sum.Add(value);
            Sketch.Add(value);
        }
        else
        {
            Members.Add(value);
        }

        AddExtremes(value, value, sample, sample);
        if (_fewCount == Count && Count < FewSamples) Keep(sample);
        Count++;
        if (Members is not null || !HasSquare(value)) HasSquares = false;
        if (HasSquares) Squares.AddSquare(value);
    }

    /// <summary>Adds samples; of equal times they count as appended later than those before. Cost: some nanoseconds a value where there are many.</summary>
    /// <param name="times">Their times, in order.</param>
    /// <param name="values">Their values, as many.</param>
    internal void Add(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        if (Members is not null || values.Length < ManyValues)
        {
            for (int i = 0; i < values.Length; i++) Add(new Sample(times[i], values[i]));
            return;
        }

        Add(values, new Sample(times[0], values[0]), new Sample(times[times.Length - 1], values[values.Length - 1]), RollupParts.All);
    }

    /// <summary>Adds samples of which only the first and the last have a time.</summary>
    /// <param name="values">The values of all of them; at least one.</param>
    /// <param name="first">The first.</param>
    /// <param name="last">The last.</param>
    /// <param name="parts">Which parts are added; the others are of no use afterwards.</param>
    internal void Add(ReadOnlySpan<double> values, in Sample first, in Sample last, RollupParts parts)
    {
        if (Members is not null)
        {
            foreach (double value in values) Members.Add(value);
            Merge(values.Length, double.NaN, double.NaN, first, last, hasSquares: false);
            return;
        }

        var extremes = Extremes.Of(values);
        bool hasSquares = extremes.LargestMagnitude <= LargestSquared && extremes.SmallestMagnitude >= SmallestSquared;
        Merge(values.Length, extremes.Minimum, extremes.Maximum, first, last, hasSquares);
        if ((parts & RollupParts.Sum) != 0) Sum.Add(values);
        if ((parts & RollupParts.Sketch) != 0) Sketch.Add(values, extremes);
        if ((parts & RollupParts.Squares) != 0 && HasSquares) Squares.AddSquares(values);
    }

    /// <summary>Adds all samples of another one; of equal times they count as appended later.</summary>
    public void Add(Rollup later)
    {
        _ = later ?? throw new ArgumentNullException(nameof(later));
        if (later.Count == 0) return;
        if (later.Members is not null) CountMembers().Add(later.Members);
        Sum.Add(later.Sum);
        Sketch.Add(later.Sketch);
        if (_fewCount == Count && Count + later.Count <= FewSamples)
        {
            foreach (Sample sample in later.Few) Keep(sample);
        }

        Merge(later.Count, later.Minimum, later.Maximum, later.First, later.Last, later.HasSquares);
        if (HasSquares) Squares.Add(later.Squares);
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset(long start)
    {
        Start = start;
        Count = 0;
        Minimum = Maximum = double.NaN;
        First = Last = default;
        Sum.Reset();
        Squares.Reset();
        Sketch.Reset();
        HasSquares = true;
        Members = null;
        _fewCount = 0;
    }

    /// <summary>Whether the square of a value is a double, and so is the rounding error of that.</summary>
    internal static bool HasSquare(double value) => Math.Abs(value) is <= LargestSquared and >= SmallestSquared || value == 0;

    /// <summary>Counts members from now on, because the samples are those of a Set.</summary>
    internal DistinctSketch CountMembers() => Members ??= new DistinctSketch();

    /// <summary>Adds figures whose sums and sketch are added apart.</summary>
    internal void Merge(long count, double minimum, double maximum, in Sample first, in Sample last, bool hasSquares)
    {
        AddExtremes(minimum, maximum, first, last);
        Count += count;
        HasSquares &= hasSquares;
    }

    private void Keep(in Sample sample)
    {
        int place = _fewCount++;
        for (; place > 0 && _few[place - 1].Timestamp > sample.Timestamp; place--) _few[place] = _few[place - 1];
        _few[place] = sample;
    }

    private void AddExtremes(double minimum, double maximum, in Sample first, in Sample last)
    {
        bool isEmpty = Count == 0;
        if (isEmpty || minimum < Minimum) Minimum = minimum;
        if (isEmpty || maximum > Maximum) Maximum = maximum;
        if (isEmpty || first.Timestamp < First.Timestamp) First = first;
        if (isEmpty || last.Timestamp >= Last.Timestamp) Last = last;
    }

    private double ComputeDeviation()
    {
        BigInteger sum = ExactSumBytes.ToInteger(Sum), squares = ExactSumBytes.ToInteger(Squares);
        BigInteger difference = ((squares * Count) << -ExactSumBytes.UnitExponent) - (sum * sum);
        int exponent = 2 * ExactSumBytes.UnitExponent;

        // Below 0 only where sums that were read do not belong together.
        if (difference.Sign <= 0) return 0;

        // 64 bits and more decide a double; the exponent stays even, so that its root is one.
        while (difference > ulong.MaxValue)
        {
            difference >>= 16;
            exponent += 16;
        }

        double variance = (double)difference / Count / (Count - 1);
        return Math.Sqrt(variance) * Math.Pow(2, exponent / 2);
    }
}
