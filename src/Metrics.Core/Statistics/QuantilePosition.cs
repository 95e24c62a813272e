namespace MetricsTools.Statistics;

/// <summary>Where a quantile lies among sorted values: between two places counted from zero.</summary>
/// <param name="Lower">The place of the value below.</param>
/// <param name="Upper">The place of the value above; the same or the next.</param>
/// <param name="Weight">How far towards the value above, from 0 to 1.</param>
internal readonly record struct QuantilePosition(int Lower, int Upper, double Weight)
{
    // The allowance for the rounding of n p, relative where R's is absolute: 0.07 of 100 values are 7. Type 7 has none, there or here.
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>The position of a probability's quantile among a count of values.</summary>
    public static QuantilePosition Of(int count, double probability, QuantileType type)
    {
        double n = count;
        double position = type switch
        {
            QuantileType.InverseOfEmpiricalDistribution => n * probability,
            QuantileType.AveragedInverseOfEmpiricalDistribution => n * probability,
            QuantileType.ClosestObservation => (n * probability) - 0.5,
            QuantileType.LinearEmpiricalDistribution => n * probability,
            QuantileType.Hazen => (n * probability) + 0.5,
            QuantileType.Weibull => (n + 1) * probability,
            QuantileType.Linear => (n - 1) * probability,
            QuantileType.MedianUnbiased => ((n + (1.0 / 3)) * probability) + (1.0 / 3),
            QuantileType.NormalUnbiased => ((n + 0.25) * probability) + 0.375,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "A quantile type lies between 1 and 9."),
        };
        if (type == QuantileType.Linear)
        {
            // Counted from zero, so that the first part of a small position is not rounded away.
            double floor = Math.Floor(position);
            return Between(count, (int)floor, position - floor);
        }

        double fuzz = Fuzz * Math.Max(1, position);
        double whole = Math.Floor(position + fuzz);
        double fraction = position - whole < fuzz ? 0 : position - whole;
        double weight = type switch
        {
            QuantileType.InverseOfEmpiricalDistribution => fraction > 0 ? 1 : 0,
            QuantileType.AveragedInverseOfEmpiricalDistribution => fraction > 0 ? 1 : 0.5,
            QuantileType.ClosestObservation => fraction > 0 || whole % 2 != 0 ? 1 : 0,
            _ => fraction,
        };
        return Between(count, (int)whole - 1, weight);
    }

    /// <summary>The quantile, from the values at the two places. Never beyond them, never lower for a higher weight, and without overflow.</summary>
    public double Interpolate(double lower, double upper)
    {
        if (Weight == 0 || lower == upper) return lower;
        if (Weight == 1) return upper;
        double difference = upper - lower;
        if (!double.IsInfinity(difference)) return Math.Min(upper, lower + (Weight * difference));
        double half = lower / 2;
        return 2 * Math.Min(upper / 2, half + (Weight * ((upper / 2) - half)));
    }

    private static QuantilePosition Between(int count, int lower, double weight) =>
        new(Clamp(lower, count), Clamp(lower + 1, count), weight);

    private static int Clamp(int place, int count) => Math.Max(0, Math.Min(count - 1, place));
}
