namespace MetricsTools.Statistics;

/// <summary>
/// Transformations that split the result of an operation on doubles into its rounded value and its rounding error, both doubles,
/// so that their sum is exact (Knuth 1969; Dekker 1971). They hold while nothing overflows and no error falls below 2^-1074.
/// </summary>
internal static class ErrorFree
{
    /// <summary>The sum a + b, exactly: six additions.</summary>
    public static (double High, double Low) Sum(double a, double b)
    {
        double sum = a + b;
        double ofB = sum - a;
        return (sum, (a - (sum - ofB)) + (b - ofB));
    }

    /// <summary>The difference a - b, exactly.</summary>
    public static (double High, double Low) Difference(double a, double b) => Sum(a, -b);

    /// <summary>The product a b, exactly, for factors below 2^996.</summary>
    public static (double High, double Low) Product(double a, double b)
    {
        double product = a * b;
#if NET
        return (product, Math.FusedMultiplyAdd(a, b, -product));
#else
        (double aHigh, double aLow) = Halves(a);
        (double bHigh, double bLow) = Halves(b);
        return (product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
#endif
    }

    /// <summary>The square of a two-part number over a count, to about 2^-104 relative.</summary>
    public static (double High, double Low) SquareOver(double high, double low, double count)
    {
        (double square, double rest) = Product(high, high);
        rest += 2 * high * low;
        double quotient = square / count;
        (double back, double backRest) = Product(quotient, count);
        return (quotient, (((square - back) - backRest) + rest) / count);
    }

#if !NET
    // Veltkamp's split: two halves of at most 26 bits, whose products are exact.
    private static (double High, double Low) Halves(double value)
    {
        double scaled = 134217729.0 * value;
        double high = scaled - (scaled - value);
        return (high, value - high);
    }
#endif
}
