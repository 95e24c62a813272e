using MetricsTools.Baselines;
using MetricsTools.Statistics;

namespace MetricsTools.Deviations.Judges;

/// <summary>
/// Where a baseline lies and how much it varies, by moments whose tails are drawn in, so that a few outliers move neither
/// (<see cref="WinsorisedMoments"/>, a tenth at either end).
/// </summary>
/// <param name="Center">The winsorised mean.</param>
/// <param name="Scale">The winsorised standard deviation, made consistent for normal values; 0 for a baseline of zeros.</param>
internal readonly record struct LevelRule(double Center, double Scale)
{
    private const double Fraction = 0.1;
    private const int MostReconstructed = 1000;

    /// <summary>The level of a baseline.</summary>
    /// <param name="baseline">Its figures.</param>
    /// <param name="values">Its values, or none when only its figures are known: then values of such quantiles stand for them.</param>
    public static LevelRule Of(Baseline baseline, IReadOnlyList<double> values)
    {
        double[] copy = values.Count > 0 ? [.. values] : Reconstruct(baseline);
        WinsorisedMoments moments = WinsorisedMoments.Of(copy, Fraction);
        double scale = copy.Length < 2 ? 0 : moments.StandardDeviation * WinsorisedMoments.NormalConsistency(copy.Length, Fraction);
        return new LevelRule(moments.Mean, scale > 0 ? scale : MadJudge.ScaleOf(baseline));
    }

    private static double[] Reconstruct(Baseline baseline)
    {
        double[] values = new double[(int)Math.Min(MostReconstructed, baseline.Count)];
        for (int i = 0; i < values.Length; i++) values[i] = KnownQuantiles.ValueAt(baseline, values.Length == 1 ? 0.5 : i / (values.Length - 1.0));
        return values;
    }
}
