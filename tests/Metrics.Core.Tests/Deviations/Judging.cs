using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>Judges plain numbers.</summary>
internal static class Judging
{
    /// <summary>Median 11, MAD 1, quartiles 10 and 11.75, mean 10.9, standard deviation 1.1972.</summary>
    public static readonly double[] Ten = [10, 12, 11, 13, 9, 10, 11, 12, 10, 11];

    public static Deviation Judge(double value, IReadOnlyList<double> baseline, string method = "Auto", Direction direction = Direction.Both) =>
        Judge([value], baseline, new DeviationOptions { Judge = DeviationJudges.Find(method) }, direction);

    public static Deviation Judge(IReadOnlyList<double> values, IReadOnlyList<double> baseline, DeviationOptions options, Direction direction = Direction.Both) =>
        DeviationTest.Run(new DeviationSubject("m", TagSet.Empty, "ms", direction, 0, values), BaselineCalculator.Compute(baseline), baseline, options);

    /// <summary>Judges by the figures of a baseline alone, as when it was read from a file.</summary>
    public static Deviation JudgeByFigures(double value, IReadOnlyList<double> baseline, string method) =>
        DeviationTest.Run(
            new DeviationSubject("m", TagSet.Empty, null, Direction.Both, 0, [value]), BaselineCalculator.Compute(baseline), [],
            new DeviationOptions { Judge = DeviationJudges.Find(method) });
}
