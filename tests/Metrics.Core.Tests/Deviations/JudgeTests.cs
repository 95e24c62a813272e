using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class JudgeTests
{
    [Theory]
    [InlineData("Auto", 20, 8.15404658, 11, 7.55196909, 14.24803091, Severity.Critical)]
    [InlineData("Mad", 20, 6.07040775, 11, 5.8108922, 16.1891078, Severity.Critical)]
    [InlineData("Mad", 16, 3.37244875, 11, 5.8108922, 16.1891078, Severity.Info)]
    [InlineData("Mad", 5, -4.04693850, 11, 5.8108922, 16.1891078, Severity.Warning)]
    [InlineData("ZScore", 20, 7.60094853, 10.9, 7.3083430, 14.4916570, Severity.Critical)]
    [InlineData("ZScore", 7.5, -2.83991484, 10.9, 7.3083430, 14.4916570, Severity.Info)]
    [InlineData("Percent", 20, 81.8181818, 11, 8.8, 13.2, Severity.Critical)]
    [InlineData("Percent", 13.5, 22.7272727, 11, 8.8, 13.2, Severity.Warning)]
    [InlineData("Percent", 9.8, -10.9090909, 11, 8.8, 13.2, Severity.Info)]
    [InlineData("Iqr", 20, 4.7142857, 11, 7.375, 14.375, Severity.Critical)]
    [InlineData("Iqr", 7, -1.7142857, 11, 7.375, 14.375, Severity.Warning)]
    [InlineData("Iqr", 11.5, 0, 11, 7.375, 14.375, Severity.None)]
    [InlineData("Percentile", 20, 100, 11, 9, 13, Severity.Critical)]
    [InlineData("Percentile", 13, 90, 11, 9, 13, Severity.None)]
    [InlineData("Percentile", 12, 70, 11, 9, 13, Severity.None)]
    [InlineData("Percentile", 9, -90, 11, 9, 13, Severity.None)]
    [InlineData("Percentile", 8.9, -100, 11, 9, 13, Severity.Critical)]
    [InlineData("Percentile", 11, 0, 11, 9, 13, Severity.None)]
    public void A_score_is_what_a_hand_computes(string method, double value, double score, double expected, double lower, double upper, Severity severity)
    {
        Deviation result = Judging.Judge(value, Judging.Ten, method);
        Assert.Equal(score, result.Score!.Value, 6);
        Assert.Equal(expected, result.Expected!.Value, 6);
        Assert.Equal(lower, result.Lower!.Value, 6);
        Assert.Equal(upper, result.Upper!.Value, 6);
        Assert.Equal(severity, result.Severity);
        Assert.Equal(severity >= Severity.Warning, result.IsDeviation);
        Assert.Equal((1L, 10L, method), (result.Count, result.BaselineCount, result.Method));
    }

    [Theory]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 8, 8, 8 }, 15, 10 / (3 / 1.3489795003921634))]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 5, 5, 5, 5, 15 }, 10, 5 * 0.79788456080286536)]
    [InlineData(new double[] { 200, 200, 200, 200, 200, 200, 200, 200 }, 210, 5)]
    [InlineData(new double[] { -200, -200, -200, -200, -200, -200, -200, -200 }, -210, -5)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 1e-9, 10)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0 }, -3, -10)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 0 }, 0, 0)]
    public void A_MAD_of_zero_falls_back_step_by_step(double[] baseline, double value, double score) =>
        Assert.Equal(score, Judging.Judge(value, baseline, "Mad").Score!.Value, 9);

    [Theory]
    [InlineData("ZScore", 4)]
    [InlineData("Iqr", 3)]
    [InlineData("Percent", double.MaxValue)]
    [InlineData("Percentile", 100)]
    public void Another_value_than_the_only_one_of_zeros_is_critical(string method, double score)
    {
        Assert.Equal(score, Judging.Judge(1, new double[8], method).Score);
        Assert.Equal(Severity.Critical, Judging.Judge(-1, new double[8], method).Severity);
        Assert.Equal(Verdict.Normal, Judging.Judge(0, new double[8], method).Verdict);
    }

    [Fact]
    public void The_only_known_value_of_a_baseline_that_never_differed_has_a_tolerance_in_all_methods()
    {
        double[] baseline = Enumerable.Repeat(200.0, 8).ToArray();
        Assert.Equal(5, Judging.Judge(210, baseline, "ZScore").Score!.Value, 9);
        Assert.Equal(10 / (2 * 1.3489795003921634), Judging.Judge(210, baseline, "Iqr").Score!.Value, 9);
    }

    [Theory]
    [InlineData("Mad")]
    [InlineData("ZScore")]
    [InlineData("Percent")]
    [InlineData("Iqr")]
    [InlineData("Percentile")]
    public void The_bounds_are_where_a_deviation_begins(string method)
    {
        double[] baseline = Gaussian.Values(new Random(5), 250, 100, 10);
        Deviation normal = Judging.Judge(100, baseline, method);
        Assert.False(Judging.Judge(normal.Upper!.Value - 1e-6, baseline, method).IsDeviation);
        Assert.True(Judging.Judge(normal.Upper.Value + 1e-6, baseline, method).IsDeviation);
        Assert.False(Judging.Judge(normal.Lower!.Value + 1e-6, baseline, method).IsDeviation);
        Assert.True(Judging.Judge(normal.Lower.Value - 1e-6, baseline, method).IsDeviation);
    }

    [Theory]
    [InlineData(0, -75)]
    [InlineData(-1, -100)]
    [InlineData(40, 100)]
    [InlineData(20, 0)]
    public void A_percentile_by_figures_alone_counts_equal_values_as_seen(double value, double score)
    {
        double[] baseline = [0, 0, 0, 20, 20, 20, 30, 30, 30];
        Assert.Equal(score, Judging.JudgeByFigures(value, baseline, "Percentile").Score!.Value, 9);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    public void An_extreme_that_was_seen_before_is_not_beyond_everything_seen_by_figures_alone(double value)
    {
        Assert.Equal(90, Math.Abs(Judging.JudgeByFigures(value, Judging.Ten, "Percentile").Score!.Value), 9);
        Assert.False(Judging.JudgeByFigures(value, Judging.Ten, "Percentile").IsDeviation);
    }

    [Theory]
    [InlineData("Mad")]
    [InlineData("ZScore")]
    [InlineData("Percent")]
    [InlineData("Iqr")]
    public void Figures_alone_judge_like_their_values(string method) =>
        Assert.Equal(Judging.Judge(17, Judging.Ten, method).Score, Judging.JudgeByFigures(17, Judging.Ten, method).Score);

    [Fact]
    public void Several_values_are_judged_by_their_median()
    {
        double[] values = [1000, 11, 12];
        Deviation result = Judging.Judge(values, Judging.Ten, new DeviationOptions());
        Assert.Equal((12.0, 3L, Verdict.Normal), (result.Value!.Value, result.Count, result.Verdict));
        Assert.Equal([1000.0, 11, 12], values);
    }

    [Fact]
    public void Percent_is_of_the_size_of_what_is_expected()
    {
        double[] negative = [.. Judging.Ten.Select(value => -value)];
        Deviation result = Judging.Judge(-16.5, negative, "Percent");
        Assert.Equal((-50.0, -50.0, Direction.Lower), (result.Percent!.Value, result.Score!.Value, result.Direction!.Value));
        Assert.True(result.Lower < result.Upper);
    }

    [Fact]
    public void A_method_is_found_without_case_and_an_unknown_one_names_the_others()
    {
        Assert.Equal("ZScore", DeviationJudges.Find("zscore").Name);
        MetricException error = Assert.Throws<MetricException>(() => DeviationJudges.Find("Magic"));
        Assert.Equal(ErrorId.MethodUnknown, error.Id);
        Assert.Contains("Auto, Mad, ZScore, Percent, Iqr, Percentile, Static, MannWhitney, ChangePoint", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, Severity.None)]
    [InlineData(2, Severity.None)]
    [InlineData(3, Severity.Critical)]
    public void Auto_lets_rare_values_pass_that_a_mostly_constant_baseline_has_seen(double value, Severity severity)
    {
        double[] rareEvents = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0];
        Assert.Equal(severity, Judging.Judge(value, rareEvents, "Auto").Severity);
    }
}
