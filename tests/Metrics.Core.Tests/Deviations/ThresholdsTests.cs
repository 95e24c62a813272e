using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class ThresholdsTests
{
    private const double Never = double.PositiveInfinity;

    private static readonly Thresholds Percent = new(10, 20, 50);

    [Theory]
    [InlineData(null, null, null, 10, 20, 50)]
    [InlineData(null, 30.0, null, 10, 30, 50)]
    [InlineData(null, 5.0, null, 5, 5, 50)]
    [InlineData(null, 60.0, null, 10, 60, Never)]
    [InlineData(null, null, 15.0, 10, 15, 15)]
    [InlineData(null, null, 5.0, 5, 5, 5)]
    [InlineData(null, null, 30.0, 10, 20, 30)]
    [InlineData(15.0, null, null, 15, 20, 50)]
    [InlineData(25.0, null, null, 25, 50, 50)]
    [InlineData(60.0, null, null, 60, Never, Never)]
    [InlineData(1.0, 2.0, 3.0, 1, 2, 3)]
    public void Defaults_complete_what_is_given_where_they_lie_between(double? info, double? warning, double? critical, double first, double second, double third) =>
        Assert.Equal(new Thresholds(first, second, third), Thresholds.Complete(Percent, info, warning, critical));

    [Theory]
    [InlineData(null, 5.0, null, 5, 5, Never)]
    [InlineData(null, null, 5.0, 5, 5, 5)]
    [InlineData(5.0, null, null, 5, Never, Never)]
    public void Without_defaults_only_the_given_ones_count(double? info, double? warning, double? critical, double first, double second, double third) =>
        Assert.Equal(new Thresholds(first, second, third), Thresholds.Complete(null, info, warning, critical));

    [Theory]
    [InlineData(9.99, Severity.None)]
    [InlineData(10, Severity.Info)]
    [InlineData(20, Severity.Warning)]
    [InlineData(50, Severity.Critical)]
    public void A_severity_begins_at_its_threshold(double score, Severity expected) => Assert.Equal(expected, Percent.SeverityOf(score));

    [Theory]
    [InlineData("Percent", null, 30.0, 20.0)]
    [InlineData("Percent", 25.0, 20.0, null)]
    [InlineData("Percent", 25.0, null, 20.0)]
    [InlineData("Static", null, 30.0, 20.0)]
    [InlineData("Percent", null, double.NaN, null)]
    [InlineData("Percent", 1.0, double.NaN, 3.0)]
    [InlineData("Static", null, null, double.NaN)]
    public void Thresholds_out_of_order_are_refused(string method, double? info, double? warning, double? critical)
    {
        var options = new DeviationOptions { Judge = DeviationJudges.Find(method), InfoThreshold = info, WarningThreshold = warning, CriticalThreshold = critical };
        Assert.Equal(ErrorId.ThresholdOrder, Assert.Throws<MetricException>(() => Judging.Judge([1], Judging.Ten, options)).Id);
    }

    [Fact]
    public void A_method_without_thresholds_of_its_own_needs_one() => Assert.Equal(
        ErrorId.ThresholdMissing,
        Assert.Throws<MetricException>(() => new DeviationOptions { Judge = DeviationJudges.Find("Static") }.Validate()).Id);

    [Fact]
    public void A_threshold_beyond_the_defaults_leaves_the_bounds_where_a_deviation_begins()
    {
        Deviation result = Judging.Judge([17], Judging.Ten, new DeviationOptions { Judge = DeviationJudges.Find("Percent"), InfoThreshold = 25 });
        Assert.Equal((Severity.Critical, 5.5, 16.5), (result.Severity, result.Lower!.Value, result.Upper!.Value));
    }

    [Theory]
    [InlineData("Percent", -20)]
    [InlineData("Mad", 0)]
    public void A_threshold_of_a_distance_must_be_above_zero(string method, double warning) => Assert.Equal(
        ErrorId.ThresholdNotPositive,
        Assert.Throws<MetricException>(() => new DeviationOptions { Judge = DeviationJudges.Find(method), WarningThreshold = warning }.Validate()).Id);
}
