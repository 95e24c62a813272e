namespace MetricsTools.Statistics;

/// <summary>
/// The deviations of values from their rounded mean, each in two parts whose sum is exact, scaled by a power of two
/// so that neither their squares nor the errors of these leave the range of doubles.
/// </summary>
internal readonly struct Deviations
{
    private const int LargestScaleExponent = 1000;

    private readonly double _scaledMean;

    /// <summary>Measures deviations from a mean of values within bounds.</summary>
    public Deviations(double mean, double minimum, double maximum)
    {
        double widest = Math.Max(maximum - mean, mean - minimum);
        int exponent = (int)(BitConverter.DoubleToInt64Bits(widest) >> 52) - 1023;
        exponent = Math.Max(-LargestScaleExponent, Math.Min(LargestScaleExponent, exponent));
        Scale = BitConverter.Int64BitsToDouble((long)(1023 - exponent) << 52);
        _scaledMean = mean * Scale;
    }

    /// <summary>The power of two by which deviations are multiplied; the widest one then lies near 1.</summary>
    public double Scale { get; }

    /// <summary>The scaled deviation of a value.</summary>
    public (double High, double Low) Of(double value) => ErrorFree.Difference(value * Scale, _scaledMean);

    /// <summary>
    /// The sum of squared deviations from the exact mean: that from the rounded mean, less the square of the sum of deviations over the count
    /// (the corrected two-pass algorithm: Chan, Golub and LeVeque 1983).
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="residual">The scaled difference between the exact and the rounded mean.</param>
    public ExactSum CentredSquares(ReadOnlySpan<double> values, out double residual)
    {
        ExactSum squares = new();
        ExactSum deviations = new();
        foreach (double value in values)
        {
            (double high, double low) = Of(value);
            (double square, double rest) = ErrorFree.Product(high, high);
            squares.Add(square);
            squares.Add(rest);
            squares.Add(2 * high * low);
            deviations.Add(high);
            deviations.Add(low);
        }

        residual = deviations.Mean(values.Length);
        double sum = deviations.Value;
        deviations.Add(-sum);
        (double correction, double correctionRest) = ErrorFree.SquareOver(sum, deviations.Value, values.Length);
        squares.Add(-correction);
        squares.Add(-correctionRest);
        return squares;
    }
}
