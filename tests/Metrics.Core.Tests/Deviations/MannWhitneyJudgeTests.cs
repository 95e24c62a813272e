using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Deviations;

public sealed class MannWhitneyJudgeTests
{
    private static readonly double[] Baseline = [.. Enumerable.Range(0, 30).Select(i => 100 + (i * 7 % 30 * 0.1))];

    [Fact]
    public void The_score_is_the_z_of_the_test()
    {
        // None of 30 lies above: one order of 5456.
        Deviation result = Judge([110, 111, 112], Baseline);
        Assert.Equal(NormalDistribution.UpperQuantile(1 / 5456.0), result.Score!.Value, 9);
        Assert.Equal(1 / 5456.0, result.PValue!.Value, 12);
        Assert.Equal((Verdict.Deviation, Severity.Critical, null, null), (result.Verdict, result.Severity, result.Lower, result.Upper));
        Assert.EndsWith("(p50 101.45 ms to 111 ms, 3 runs against 30; p < 0.001).", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_runs_for_any_order_to_be_improbable_are_inconclusive()
    {
        Deviation result = Judge([1e6], Baseline);
        Assert.Equal((Verdict.Inconclusive, null, 1e6), (result.Verdict, result.Score, result.Value!.Value));
        Assert.Equal("m cannot be judged: no order of 1 run against 30 is improbable enough, so add more.", result.Reason);
        Assert.Equal(Verdict.Inconclusive, Judge([1e6, 1e6, 1e7], [.. Baseline.Take(8)]).Verdict);
    }

    [Fact]
    public void Figures_alone_are_inconclusive()
    {
        Deviation result = Judging.JudgeByFigures(20, Judging.Ten, "MannWhitney");
        Assert.Equal(Verdict.Inconclusive, result.Verdict);
        Assert.Contains("need the values of the baseline", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sure_shift_that_is_too_small_does_not_count() => Assert.Contains("too small an effect", Judge([103, 103.1, 103.2, 103.05], Baseline).Reason, StringComparison.Ordinal);

    [Fact]
    public void Equal_values_are_normal() => Assert.Equal((Verdict.Normal, 0.0), (Judge([5, 5, 5], [.. Enumerable.Repeat(5.0, 20)]).Verdict, Judge([5, 5, 5], [.. Enumerable.Repeat(5.0, 20)]).Score!.Value));

    private static Deviation Judge(double[] values, double[] baseline) => Judging.Judge(values, baseline, new DeviationOptions { Judge = DeviationJudges.Find("MannWhitney") });
}
