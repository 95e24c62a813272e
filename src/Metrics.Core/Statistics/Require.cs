namespace MetricsTools.Statistics;

/// <summary>What every statistic asks of its input.</summary>
internal static class Require
{
    /// <summary>Refuses an empty input, of which no statistic is defined.</summary>
    public static void Values(ReadOnlySpan<double> values, string parameter)
    {
        if (values.IsEmpty) throw new ArgumentException("At least one value is needed.", parameter);
    }

    /// <summary>Refuses an input of which no spread is defined.</summary>
    public static void Two(ReadOnlySpan<double> values, string parameter)
    {
        if (values.Length < 2) throw new ArgumentException("At least two values are needed.", parameter);
    }

    /// <summary>Refuses an empty input, and one with a value that is infinite or not a number.</summary>
    public static void Finite(ReadOnlySpan<double> values, string parameter)
    {
        Values(values, parameter);
        foreach (double value in values)
        {
            if (double.IsNaN(value) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(parameter, value, "Only finite values have a rank.");
        }
    }

    /// <summary>Refuses what is no probability.</summary>
    public static void Probability(double probability, string parameter)
    {
        if (!(probability >= 0 && probability <= 1)) throw new ArgumentOutOfRangeException(parameter, probability, "A probability lies between 0 and 1.");
    }

    /// <summary>Refuses what is no degree of confidence.</summary>
    public static void Confidence(double confidence, string parameter)
    {
        if (!(confidence > 0 && confidence < 1)) throw new ArgumentOutOfRangeException(parameter, confidence, "A confidence lies between 0 and 1.");
    }

    /// <summary>Refuses a share to cut off each end that would leave nothing in the middle.</summary>
    public static void Fraction(double fraction, string parameter)
    {
        if (!(fraction >= 0 && fraction < 0.5)) throw new ArgumentOutOfRangeException(parameter, fraction, "A fraction per side lies between 0 and below 0.5.");
    }
}
