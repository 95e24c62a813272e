using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(Direction.Both, 20, Verdict.Deviation, Severity.Critical)]
    [InlineData(Direction.Both, 2, Verdict.Deviation, Severity.Critical)]
    [InlineData(Direction.Higher, 20, Verdict.Deviation, Severity.Critical)]
    [InlineData(Direction.Higher, 2, Verdict.Improvement, Severity.None)]
    [InlineData(Direction.Lower, 20, Verdict.Improvement, Severity.None)]
    [InlineData(Direction.Lower, 2, Verdict.Deviation, Severity.Critical)]
    [InlineData(Direction.Higher, 11, Verdict.Normal, Severity.None)]
    [InlineData(Direction.Higher, 7.9, Verdict.Normal, Severity.None)]
    public void The_bad_way_is_a_deviation_and_the_good_way_an_improvement(Direction badWay, double value, Verdict verdict, Severity severity)
    {
        foreach (string method in new[] { "Auto", "Mad", "ZScore", "Percent", "Iqr", "Percentile" })
        {
            if (verdict == Verdict.Normal && method is "ZScore" or "Percent" or "Iqr" or "Percentile") continue;
            Deviation byMetric = Judging.Judge(value, Judging.Ten, method, badWay);
            Deviation byOption = Judging.Judge([value], Judging.Ten, new DeviationOptions { Judge = DeviationJudges.Find(method), Direction = badWay }, Direction.Both);
            Assert.Equal((verdict, severity), (byMetric.Verdict, byMetric.Severity));
            Assert.Equal((verdict, severity), (byOption.Verdict, byOption.Severity));
        }
    }

    [Fact]
    public void The_direction_of_the_options_wins_over_the_metrics() => Assert.Equal(
        Verdict.Improvement,
        Judging.Judge([20], Judging.Ten, new DeviationOptions { Direction = Direction.Lower }, Direction.Higher).Verdict);

    [Fact]
    public void The_direction_of_a_result_is_the_one_observed()
    {
        Assert.Equal(Direction.Higher, Judging.Judge(20, Judging.Ten, direction: Direction.Lower).Direction);
        Assert.Equal(Direction.Lower, Judging.Judge(2, Judging.Ten).Direction);
        Assert.Null(Judging.Judge(11, Judging.Ten).Direction);
    }

    [Theory]
    [InlineData(7, 8)]
    [InlineData(0, 8)]
    [InlineData(10, 11)]
    [InlineData(0, -5)]
    [InlineData(0, 0)]
    public void Too_little_history_is_inconclusive(int count, int minimum)
    {
        foreach (IDeviationJudge judge in DeviationJudges.All.Where(judge => !judge.IsAbsolute))
        {
            Deviation result = Judging.Judge([1e6], [.. Judging.Ten.Take(count)], new DeviationOptions { Judge = judge, MinimumSample = minimum });
            Assert.Equal((Verdict.Inconclusive, Severity.None, 1e6), (result.Verdict, result.Severity, result.Value!.Value));
            Assert.Equal((null, null, false), (result.Score, result.Expected, result.IsDeviation));
        }
    }

    [Fact]
    public void The_minimum_of_history_is_what_is_asked_for()
    {
        Assert.True(Judging.Judge([100], [.. Judging.Ten.Take(3)], new DeviationOptions { MinimumSample = 3 }).IsDeviation);
        Assert.Equal("m cannot be judged: 1 baseline value, and at least 3 are needed.", Judging.Judge([100], [1], new DeviationOptions { MinimumSample = 3 }).Reason);
    }

    [Fact]
    public void Nothing_to_judge_is_inconclusive()
    {
        Deviation result = Judging.Judge([], Judging.Ten, new DeviationOptions());
        Assert.Equal((Verdict.Inconclusive, null, 10L), (result.Verdict, result.Value, result.BaselineCount));
        Assert.Equal("m has nothing to judge: no samples, or no whole interval yet.", result.Reason);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_never_passes(double value) => Assert.Equal(
        ErrorId.ValueNotFinite,
        Assert.Throws<MetricException>(() => Judging.Judge([1, value], Judging.Ten, new DeviationOptions())).Id);

    [Theory]
    [InlineData(null, 1009, false)]
    [InlineData(null, 1011, true)]
    [InlineData(0.0, 1009, true)]
    [InlineData(5.0, 1049, false)]
    [InlineData(5.0, 1051, true)]
    [InlineData(5.0, 949, true)]
    public void Too_small_an_effect_does_not_count(double? minimumEffect, double value, bool expected)
    {
        double[] steady = [999, 1000, 1001, 1000, 999, 1001, 1000, 1002, 998, 1000];
        foreach (Direction direction in new[] { Direction.Both, value > 1000 ? Direction.Higher : Direction.Lower })
        {
            Deviation result = Judging.Judge([value], steady, new DeviationOptions { MinimumEffect = minimumEffect, Direction = direction });
            Assert.Equal(expected, result.IsDeviation);
            Assert.Equal(!expected, result.Reason.Contains("too small an effect", StringComparison.Ordinal));
        }

        Assert.Equal(
            expected ? Verdict.Improvement : Verdict.Normal,
            Judging.Judge([value], steady, new DeviationOptions { MinimumEffect = minimumEffect, Direction = value > 1000 ? Direction.Lower : Direction.Higher }).Verdict);
    }
}
