using MetricsTools.Baselines;
using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Gate;

/// <summary>How a method does on labelled gates, in percent.</summary>
/// <param name="FalseAlarms">Alarms of runs that were not slowed down.</param>
/// <param name="CaughtTen">Alarms of runs that were slowed down by 10 %.</param>
/// <param name="CaughtTwenty">Alarms of runs that were slowed down by 20 %.</param>
/// <param name="Precision">Alarms that were right.</param>
internal sealed record GateScore(double FalseAlarms, double CaughtTen, double CaughtTwenty, double Precision)
{
    /// <summary>Judges all cases by a method of the product. What is inconclusive is no alarm.</summary>
    public static GateScore Of(string method, IReadOnlyList<GateCase> cases)
    {
        var options = new DeviationOptions { Judge = DeviationJudges.Find(method), Direction = Direction.Higher };
        return Of(cases, one => DeviationTest.Run(
            new DeviationSubject("m", TagSet.Empty, null, Direction.Higher, 0, one.Current), BaselineCalculator.Compute(one.Baseline), one.Baseline, options).IsDeviation);
    }

    /// <summary>Judges all cases.</summary>
    public static GateScore Of(IReadOnlyList<GateCase> cases, Func<GateCase, bool> alarms)
    {
        var alarmed = cases.Where(alarms).ToLookup(static one => one.Shift);
        int right = alarmed[10].Count() + alarmed[20].Count();
        return new GateScore(Share(0), Share(10), Share(20), 100.0 * right / Math.Max(1, right + alarmed[0].Count()));

        double Share(int shift) => 100.0 * alarmed[shift].Count() / cases.Count(one => one.Shift == shift);
    }
}
