using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class StaticLimitTests
{
    [Theory]
    [InlineData(79.9, Severity.None)]
    [InlineData(80, Severity.Info)]
    [InlineData(90, Severity.Warning)]
    [InlineData(95, Severity.Critical)]
    public void Higher_is_worse_by_default(double value, Severity expected)
    {
        Deviation result = Judge(value, null, Direction.Both, 80, 90, 95);
        Assert.Equal((expected, 90.0, null), (result.Severity, result.Upper!.Value, result.Lower));
        Assert.Equal(expected >= Severity.Warning ? Verdict.Deviation : Verdict.Normal, result.Verdict);
    }

    [Theory]
    [InlineData(20.1, Severity.None)]
    [InlineData(20, Severity.Info)]
    [InlineData(10, Severity.Warning)]
    [InlineData(5, Severity.Critical)]
    public void Limits_descend_when_lower_is_worse(double value, Severity expected)
    {
        Deviation result = Judge(value, Direction.Lower, Direction.Both, 20, 10, 5);
        Assert.Equal((expected, 10.0, null), (result.Severity, result.Lower!.Value, result.Upper));
    }

    [Theory]
    [InlineData(20, Severity.Info)]
    [InlineData(10, Severity.Warning)]
    [InlineData(5, Severity.Critical)]
    public void Limits_descend_when_the_metric_says_that_lower_is_worse(double value, Severity expected) =>
        Assert.Equal(expected, Judge(value, null, Direction.Lower, 20, 10, 5).Severity);

    [Fact]
    public void Limits_in_the_order_of_the_other_way_are_refused()
    {
        Assert.Equal(ErrorId.ThresholdOrder, Assert.Throws<MetricException>(() => Judge(1, null, Direction.Lower, 5, 10, 20)).Id);
        Assert.Equal(ErrorId.ThresholdOrder, Assert.Throws<MetricException>(() => Judge(1, null, Direction.Higher, 20, 10, 5)).Id);
        Assert.Equal(ErrorId.ThresholdOrder, Assert.Throws<MetricException>(() => Judge(1, Direction.Higher, Direction.Lower, 20, 10, 5)).Id);
        Assert.Equal(ErrorId.ThresholdOrder, Assert.Throws<MetricException>(() => Judge(1, null, Direction.Both, 20, 10, 5)).Id);
    }

    [Fact]
    public void Options_that_may_be_right_for_a_metric_are_valid_before_it_is_known() =>
        new DeviationOptions { Judge = DeviationJudges.Find("Static"), WarningThreshold = 10, CriticalThreshold = 5 }.Validate();

    [Fact]
    public void Both_ways_are_refused() => Assert.Equal(
        ErrorId.DirectionNeeded,
        Assert.Throws<MetricException>(() => Judge(1, Direction.Both, Direction.Both, null, 10, null)).Id);

    [Fact]
    public void Limits_need_no_history()
    {
        Deviation result = Judge(95, null, Direction.Both, null, 90, null);
        Assert.True(result.IsDeviation);
        Assert.Equal((0L, null, null, "m is beyond the limit: 95 ms against 90 ms."), (result.BaselineCount, result.Expected, result.Percent, result.Reason));
    }

    [Fact]
    public void Negative_limits_work_both_ways()
    {
        Assert.True(Judge(-20, Direction.Lower, Direction.Both, null, -10, -15).IsDeviation);
        Assert.False(Judge(-5, Direction.Lower, Direction.Both, null, -10, -15).IsDeviation);
        Assert.True(Judge(-5, Direction.Higher, Direction.Both, null, -10, -5).IsDeviation);
    }

    [Fact]
    public void A_limit_is_never_too_small_an_effect_nor_an_improvement()
    {
        var options = new DeviationOptions { Judge = DeviationJudges.Find("Static"), WarningThreshold = 11, MinimumEffect = 500 };
        Assert.True(Judging.Judge([11], Judging.Ten, options).IsDeviation);
        Assert.Equal(Verdict.Normal, Judging.Judge([-1000], Judging.Ten, options).Verdict);
    }

    private static Deviation Judge(double value, Direction? direction, Direction ofMetric, double? info, double? warning, double? critical) =>
        Judging.Judge(
            [value], [],
            new DeviationOptions { Judge = DeviationJudges.Find("Static"), Direction = direction, InfoThreshold = info, WarningThreshold = warning, CriticalThreshold = critical },
            ofMetric);
}
