using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class AutoJudgeTests
{
    private static readonly double[] Steady = Gaussian.Values(new Random(3), 30, 800, 24);

    [Fact]
    public void A_regression_within_the_noise_of_single_runs_is_caught_by_the_ranks_of_several()
    {
        double[] shifted = [846, 858, 851, 862, 849];
        Deviation result = Judge(shifted, Steady);
        Assert.True(result.Value < result.Upper);
        Assert.True(result.IsDeviation, result.Reason);
        Assert.InRange(result.PValue!.Value, 0, 0.001);
        Assert.Contains("5 runs against 30; p < 0.001).", result.Reason, StringComparison.Ordinal);
        Assert.False(Judge([846, 858], Steady).IsDeviation);
    }

    [Fact]
    public void The_ranks_speak_downwards_too()
    {
        Deviation result = Judge([755, 748, 752, 741, 750], Steady);
        Assert.Equal((Verdict.Deviation, Direction.Lower), (result.Verdict, result.Direction!.Value));
        Assert.True(result.Score < -3);
        Assert.Equal(Verdict.Improvement, Judge([755, 748, 752, 741, 750], Steady, Direction.Higher).Verdict);
    }

    [Fact]
    public void A_surely_shifted_level_of_less_than_two_percent_does_not_count()
    {
        double[] exact = [.. Enumerable.Range(0, 30).Select(i => 1000 + (i % 7))];
        Assert.Equal(Verdict.Normal, Judge([1008, 1009, 1008.5, 1009.5, 1008.2], exact).Verdict);
        Assert.True(Judging.Judge([1008, 1009, 1008.5, 1009.5, 1008.2], exact, new DeviationOptions { MinimumEffect = 0.3 }).IsDeviation);
    }

    [Fact]
    public void Runs_that_resemble_their_neighbours_need_more_evidence()
    {
        double[] slow = [.. Enumerable.Range(0, 30).Select(i => 100 + (5 * Math.Sin(i / 4.0)) + (i % 2 * 0.1))];
        double[] next = [104.2, 104.9, 105.0, 104.4];
        Assert.False(Judge(next, slow).IsDeviation);
        Assert.True(Judge(next, Shuffled(slow)).PValue < Judge(next, slow).PValue);
    }

    [Fact]
    public void Outliers_of_the_baseline_hide_no_regression()
    {
        double[] spiky = [.. Steady];
        spiky[4] = 8000;
        spiky[17] = 9000;
        Assert.True(Judge([1000], spiky).IsDeviation);
        Assert.True(Judging.Judge(1000, spiky, "ZScore").Verdict == Verdict.Normal);
    }

    [Fact]
    public void Figures_alone_judge_the_level_like_their_values()
    {
        double[] many = Gaussian.Values(new Random(8), 200, 100, 5);
        Deviation byValues = Judging.Judge(130, many), byFigures = Judging.JudgeByFigures(130, many, "Auto");
        Assert.InRange(byFigures.Score!.Value / byValues.Score!.Value, 0.9, 1.1);
        Assert.Null(byFigures.PValue);
    }

    [Fact]
    public void Thresholds_move_both_rules()
    {
        double[] shifted = [846, 858, 851, 862, 849];
        Assert.False(Judging.Judge(shifted, Steady, new DeviationOptions { WarningThreshold = 8 }).IsDeviation);
        Assert.False(Judging.Judge([900], Steady, new DeviationOptions { WarningThreshold = 8 }).IsDeviation);
        Assert.True(Judging.Judge([860], Steady, new DeviationOptions { WarningThreshold = 1.5 }).IsDeviation);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    public void The_size_of_the_numbers_does_not_matter(double scale)
    {
        Deviation plain = Judge([846, 858, 851, 862, 849], Steady), scaled = Judge([846 * scale, 858 * scale, 851 * scale, 862 * scale, 849 * scale], [.. Steady.Select(value => value * scale)]);
        Assert.Equal((plain.Verdict, plain.Severity), (scaled.Verdict, scaled.Severity));
        Assert.Equal(plain.Score!.Value, scaled.Score!.Value, 9);
    }

    [Fact]
    public void Zeros_and_negative_values_are_compared_by_differences()
    {
        double[] around = [.. Steady.Select(value => value - 800)];
        Deviation result = Judge([46, 58, 51, 62, 49], around);
        Assert.True(result.IsDeviation, result.Reason);
        Assert.InRange(result.PValue!.Value, 0, 0.001);
    }

    private static Deviation Judge(double[] values, double[] baseline, Direction direction = Direction.Both) => Judging.Judge(values, baseline, new DeviationOptions(), direction);

    private static double[] Shuffled(double[] values)
    {
        double[] copy = [.. values];
        new Random(1).Shuffle(copy);
        return copy;
    }
}
