using MetricsTools.Statistics;

namespace MetricsTools.Deviations;

/// <summary>What the order of the values says about two stretches of a series, one after the other.</summary>
/// <param name="Shift">By how much the later values are higher, in percent of the earlier ones: the Hodges-Lehmann shift.</param>
/// <param name="Z">The evidence of the Mann-Whitney test, deflated for values that resemble their neighbours: above zero when the later values are higher.</param>
/// <param name="LargestZ">The evidence if the stretches did not overlap at all: what these counts of values can tell at most.</param>
internal readonly record struct RankEvidence(double Shift, double Z, double LargestZ)
{
    /// <summary>The probability of values at least as far that way when nothing has changed.</summary>
    public double PValue => NormalDistribution.UpperTail(Math.Abs(Z));

    /// <summary>Compares stretches of at least one value each.</summary>
    /// <param name="before">The earlier values.</param>
    /// <param name="after">The later values.</param>
    /// <param name="deflation">What to divide the evidence by.</param>
    public static RankEvidence Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after, double deflation)
    {
        double largest = MannWhitney.ZWithoutOverlap(after.Length, before.Length);
        return new RankEvidence(ShiftOf(before, after), MannWhitney.Of(after, before).Z / deflation, largest / deflation);
    }

    // Of logarithms, so that the noise may grow with the level; of differences where there are none.
    private static double ShiftOf(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        if (RelativeScale.TryLogarithms(before) is { } lower && RelativeScale.TryLogarithms(after) is { } upper) return 100 * (Math.Exp(HodgesLehmann.Shift(upper, lower)) - 1);
        double shift = HodgesLehmann.Shift(after, before), level = Math.Abs(Dispersion.Median(before.ToArray()));


        // Anything is infinitely many percent of nothing; the largest finite number can be written to every format.
        return shift == 0 ? 0 : Math.Max(-double.MaxValue, Math.Min(double.MaxValue, 100 * (shift / level)));
    }
}
