using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class ChangePointJudgeTests
{
    private static readonly double[] Before = Gaussian.Values(new Random(21), 40, 100, 1);
    private static readonly double[] After = Gaussian.Values(new Random(22), 40, 110, 1);

    [Fact]
    public void A_new_level_alarms_from_its_fifth_run_to_its_tenth()
    {
        bool[] alarms = [.. Enumerable.Range(1, 14).Select(age => Judge([.. Before, .. After.Take(age)]).IsDeviation)];
        Assert.Equal([5, 6, 7, 8, 9, 10], alarms.Select((alarms, i) => alarms ? i + 1 : 0).Where(age => age > 0));
    }

    [Fact]
    public void The_reason_says_when()
    {
        Deviation result = Judge([.. Before, .. After.Take(6)]);
        Assert.Matches(@"level changed from [0-9.]+ to [0-9.]+ 6 runs ago\)\.$", result.Reason);
        Assert.Equal((Verdict.Deviation, Direction.Higher), (result.Verdict, result.Direction!.Value));
        Assert.InRange(result.Expected!.Value, 99, 101);
    }

    [Fact]
    public void A_better_level_is_an_improvement() => Assert.Equal(Verdict.Improvement, Judge([.. Before, .. After.Take(6)], Direction.Lower).Verdict);

    [Fact]
    public void A_spike_is_normal() => Assert.Equal(Verdict.Normal, Judge([.. Before, 500]).Verdict);

    [Fact]
    public void Too_few_runs_and_figures_alone_are_inconclusive()
    {
        Assert.Equal(Verdict.Inconclusive, Judge([.. Before.Take(9)]).Verdict);
        Assert.Equal(Verdict.Inconclusive, Judging.JudgeByFigures(20, Judging.Ten, "ChangePoint").Verdict);
    }

    private static Deviation Judge(double[] values, Direction direction = Direction.Both) => Judging.Judge(
        [values[values.Length - 1]], [.. values.Take(values.Length - 1)], new DeviationOptions { Judge = DeviationJudges.Find("ChangePoint") }, direction);
}
