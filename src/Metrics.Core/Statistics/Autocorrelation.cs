namespace MetricsTools.Statistics;

/// <summary>How much successive values of a series resemble each other.</summary>
public static class Autocorrelation
{
    /// <summary>
    /// The sample autocorrelation at lag 1 of finite values in the order of time, which are left as they are:
    /// <c>sum(i = 2..n, (x[i] - mean) (x[i-1] - mean)) / sum(i = 1..n, (x[i] - mean)^2)</c>.
    /// </summary>
    /// <remarks>
    /// The definition of NIST's Statistical Reference Datasets (and of Box and Jenkins 1976). 0 for a single value and for a series that never changes.
    /// Error: numerator and denominator are each exact to about one unit in the last place. Cost: O(n), about 60 ns a value.
    /// </remarks>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static double Lag1(ReadOnlySpan<double> values)
    {
        Moments moments = Moments.Of(values);
        if (moments.Minimum == moments.Maximum) return 0;
        Deviations deviations = new(moments.Mean, moments.Minimum, moments.Maximum);
        double squares = deviations.CentredSquares(values, out double residual).Value;

        ExactSum products = new();
        (double first, double firstRest) = deviations.Of(values[0]);
        (double left, double leftRest) = (first, firstRest);
        for (int i = 1; i < values.Length; i++)
        {
            (double right, double rightRest) = deviations.Of(values[i]);
            (double product, double rest) = ErrorFree.Product(left, right);
            products.Add(product);
            products.Add(rest);
            products.Add(left * rightRest);
            products.Add(leftRest * right);
            (left, leftRest) = (right, rightRest);
        }

        // Moves the products from the rounded mean to the exact one, a residual r higher: + r (first + last) - (n + 1) r^2.
        products.Add(residual * first);
        products.Add(residual * left);
        products.Add(-(values.Length + 1.0) * residual * residual);
        return products.Value / squares;
    }
}
