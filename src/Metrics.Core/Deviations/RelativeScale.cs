namespace MetricsTools.Deviations;

/// <summary>The scale on which values are compared.</summary>
internal static class RelativeScale
{
    /// <summary>Logarithms, so that the noise may grow with the level, or where a value is not above zero, the values as shares of the one farthest from it.</summary>
    public static double[] Of(ReadOnlySpan<double> values) => TryLogarithms(values) ?? Shares(values);

    /// <summary>Logarithms, or null where a value is not above zero.</summary>
    public static double[]? TryLogarithms(ReadOnlySpan<double> values)
    {
        double[] logarithms = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] > 0)) return null;
            logarithms[i] = Math.Log(values[i]);
        }

        return logarithms;
    }

    private static double[] Shares(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values) largest = Math.Max(largest, Math.Abs(value));
        double[] shares = new double[values.Length];
        for (int i = 0; i < values.Length && largest > 0; i++) shares[i] = values[i] / largest;
        return shares;
    }
}
