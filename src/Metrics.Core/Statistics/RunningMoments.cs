namespace MetricsTools.Statistics;

/// <summary>
/// Count, sum, mean, variance and extremes of values that come one at a time, such as those of one bucket of time.
/// </summary>
/// <remarks>
/// <para>The sum is an <see cref="ExactSum"/>. The variance comes from the deviations d from the first value, whose sum and sum of squares
/// are carried in two doubles each: <c>(sum(d^2) - sum(d)^2 / n) / (n - 1)</c>
/// (Chan, Golub and LeVeque 1983, on shifted data; Dekker 1971, on two-part numbers).</para>
/// <para>Error: sum and mean are the exact ones rounded. The variance is good to 1e-15 relative while the first value lies within 10^7
/// standard deviations of the mean and the variance between 1e-280 and 1e300; beyond that it may be infinite, but never NaN.
/// Cost: about 4 ns a value, without allocation; 0.1 to 0.2 microseconds to read the sum or the mean. Safe for one thread at a time, reading included.</para>
/// </remarks>
public sealed class RunningMoments
{
    private readonly ExactSum _sum = new();
    private double _first;
    private double _minimum;
    private double _maximum;
    private double _deviations;
    private double _deviationsRest;
    private double _squares;
    private double _squaresRest;

    /// <summary>The number of values.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum, rounded once; 0 without values.</summary>
    public double Sum => _sum.Value;

    /// <summary>The exact sum over the count, rounded once; NaN without values.</summary>
    public double Mean => Count == 0 ? double.NaN : _sum.Mean(Count);

    /// <summary>The smallest value; NaN without values.</summary>
    public double Minimum => Count == 0 ? double.NaN : _minimum;

    /// <summary>The largest value; NaN without values.</summary>
    public double Maximum => Count == 0 ? double.NaN : _maximum;

    /// <summary>The sample variance, over n - 1; 0 for one value, NaN without values.</summary>
    public double Variance
    {
        get
        {
            if (Count == 0) return double.NaN;
            if (_minimum == _maximum) return 0;
            (double correction, double correctionRest) = ErrorFree.SquareOver(_deviations, _deviationsRest, Count);
            double squares = (_squares - correction) + (_squaresRest - correctionRest);
            return double.IsNaN(squares) ? double.PositiveInfinity : Math.Max(0, squares) / (Count - 1);
        }
    }

    /// <summary>The square root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number; nothing changes.</exception>
    public void Add(double value)
    {
        _sum.Add(value);
        if (Count == 0) _first = _minimum = _maximum = value;
        Count++;
        if (value < _minimum) _minimum = value;
        if (value > _maximum) _maximum = value;

        (double deviation, double deviationRest) = ErrorFree.Difference(value, _first);
        (_deviations, double carry) = ErrorFree.Sum(_deviations, deviation);
        _deviationsRest += carry + deviationRest;

        (double square, double squareRest) = ErrorFree.Product(deviation, deviation);
        (_squares, carry) = ErrorFree.Sum(_squares, square);
        _squaresRest += carry + (squareRest + (2 * deviation * deviationRest));
    }

    /// <summary>Forgets all values.</summary>
    public void Reset()
    {
        _sum.Reset();
        Count = 0;
        _deviations = _deviationsRest = _squares = _squaresRest = 0;
    }
}
