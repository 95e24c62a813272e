namespace MetricsTools.Statistics;

/// <summary>A test of whether the means of two samples differ. One outlier can hide or feign a difference: prefer <see cref="MannWhitney"/>.</summary>
/// <param name="T">The difference of the means in standard errors.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of T.</param>
/// <param name="Difference">The mean of the first sample less that of the second.</param>
/// <param name="StandardError">The standard error of the difference.</param>
public readonly record struct TTest(double T, double DegreesOfFreedom, double Difference, double StandardError)
{
    /// <summary>The probability of a T at least as large when the means are equal.</summary>
    public double UpperTail => StudentDistribution.UpperTail(T, DegreesOfFreedom);

    /// <summary>The probability of a T at most as large when the means are equal.</summary>
    public double LowerTail => StudentDistribution.UpperTail(-T, DegreesOfFreedom);

    /// <summary>The probability of a T at least as far from zero when the means are equal.</summary>
    public double TwoSided => Math.Min(1, 2 * StudentDistribution.UpperTail(Math.Abs(T), DegreesOfFreedom));

    /// <summary>
    /// Welch's test (1947), for samples that may vary differently: <c>t = (mean(x) - mean(y)) / sqrt(var(x) / n + var(y) / m)</c>,
    /// with the degrees of freedom of Satterthwaite (1946).
    /// </summary>
    /// <remarks>
    /// Two samples without variance have an infinite T, or 0 when they are equal. Error: a few units in the last place of T, 1e-12 relative of the tails. Cost: O(n).
    /// </remarks>
    /// <exception cref="ArgumentException">A sample has fewer than two values, or one is not finite.</exception>
    public static TTest Welch(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (Moments first, Moments second) = MomentsOf(x, y);
        double ofFirst = first.StandardDeviation / Math.Sqrt(x.Length), ofSecond = second.StandardDeviation / Math.Sqrt(y.Length);
        double error = Length(ofFirst, ofSecond);
        double share = error > 0 ? ofFirst / error * (ofFirst / error) : 0.5;
        double freedom = 1 / ((share * share / (x.Length - 1)) + ((1 - share) * (1 - share) / (y.Length - 1)));
        return Of(first.Mean - second.Mean, error, freedom);
    }

    /// <summary>Student's test (1908), for samples that vary alike: the variances are pooled, and the degrees of freedom are n + m - 2.</summary>
    /// <remarks>As <see cref="Welch"/>.</remarks>
    /// <exception cref="ArgumentException">A sample has fewer than two values, or one is not finite.</exception>
    public static TTest Student(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (Moments first, Moments second) = MomentsOf(x, y);
        double freedom = x.Length + y.Length - 2;
        double pooled = Length(first.StandardDeviation * Math.Sqrt((x.Length - 1) / freedom), second.StandardDeviation * Math.Sqrt((y.Length - 1) / freedom));
        return Of(first.Mean - second.Mean, pooled * Math.Sqrt((1.0 / x.Length) + (1.0 / y.Length)), freedom);
    }

    private static TTest Of(double difference, double error, double freedom) =>
        new(difference == 0 ? 0 : difference / error, freedom, difference, error);

    private static (Moments First, Moments Second) MomentsOf(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.Two(x, nameof(x));
        Require.Two(y, nameof(y));
        return (Moments.Of(x), Moments.Of(y));
    }

    // The square root of a^2 + b^2 without the squares of very large or small numbers.
    private static double Length(double a, double b)
    {
        double larger = Math.Max(a, b), smaller = Math.Min(a, b);
        if (larger == 0) return 0;
        double ratio = smaller / larger;
        return larger * Math.Sqrt(1 + (ratio * ratio));
    }
}
