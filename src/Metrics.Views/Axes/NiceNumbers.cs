namespace MetricsTools.Views.Axes;

/// <summary>Numbers that people count by: 1, 2 and 5 times a power of ten (Heckbert 1990).</summary>
public static class NiceNumbers
{
    /// <summary>The smallest such step that makes at most so many places in a span.</summary>
    /// <param name="span">The span; above zero.</param>
    /// <param name="most">The most steps; at least 1.</param>
    public static double Step(double span, int most)
    {
        double rough = span / most;
        if (!(rough > 0) || double.IsInfinity(rough)) return rough > 0 ? double.MaxValue / 10 : 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        if (power == 0) return rough;
        double lead = rough / power;
        // What a division leaves above a round number is not worth a larger step.
        const double tolerance = 1 + 1e-9;
        return (lead <= 1 * tolerance ? 1 : lead <= 2 * tolerance ? 2 : lead <= 5 * tolerance ? 5 : 10) * power;
    }

    /// <summary>The next multiple of a round step that is not below a number.</summary>
    public static double Ceiling(double number, int most)
    {
        double step = Step(number, most);
        return Math.Ceiling(number / step) * step;
    }

    /// <summary>How many decimals tell the multiples of a step apart.</summary>
    public static int Decimals(double step) => step >= 1 || !(step > 0) ? 0 : Math.Min(12, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
}
