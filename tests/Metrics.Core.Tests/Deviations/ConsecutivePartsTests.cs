using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Deviations;

public sealed class ConsecutivePartsTests
{
    private static readonly DeviationOptions Three = new() { RequireConsecutive = 3, Judge = DeviationJudges.Find("Mad") };

    [Fact]
    public void A_deviation_counts_when_all_parts_in_a_row_deviate()
    {
        Deviation result = Judging.Judge([20, 16.5, 30], Judging.Ten, Three);
        Assert.Equal((Verdict.Deviation, Severity.Warning, 30.0, 1L), (result.Verdict, result.Severity, result.Value!.Value, result.Count));
    }

    [Theory]
    [InlineData(11, 30, 30, "2 of the newest 3 deviate")]
    [InlineData(30, 11, 30, "2 of the newest 3 deviate")]
    [InlineData(11, 11, 30, "1 of the newest 3 deviates")]
    public void A_deviation_is_held_back_while_some_do_not(double first, double second, double third, string expected)
    {
        Deviation result = Judging.Judge([first, second, third], Judging.Ten, Three);
        Assert.Equal((Verdict.Normal, Severity.Info, false), (result.Verdict, result.Severity, result.IsDeviation));
        Assert.Contains(expected, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_part_says_that_all_is_well_again() => Assert.Equal((Verdict.Normal, Severity.None), VerdictOf([30, 30, 11]));

    [Fact]
    public void Improvements_need_as_many()
    {
        Assert.Equal(Verdict.Improvement, Judging.Judge([2, 2, 2], Judging.Ten, Three, Direction.Higher).Verdict);
        Deviation held = Judging.Judge([11, 2, 2], Judging.Ten, Three, Direction.Higher);
        Assert.Equal((Verdict.Normal, Severity.None), (held.Verdict, held.Severity));
    }

    [Fact]
    public void Parts_are_of_equal_size_and_judged_by_their_medians()
    {
        // The oldest value makes up no part of two.
        Deviation result = Judging.Judge([11, 30, 30, 30, 30, 30, 30], Judging.Ten, Three);
        Assert.Equal((Verdict.Deviation, 2L), (result.Verdict, result.Count));
        Assert.Equal(Verdict.Normal, Judging.Judge([11, 11, 12, 11, 30, 30, 30], Judging.Ten, Three).Verdict);
    }

    [Fact]
    public void Fewer_values_than_parts_and_too_little_history_are_inconclusive()
    {
        Deviation result = Judging.Judge([30, 30], Judging.Ten, Three);
        Assert.Equal((Verdict.Inconclusive, Severity.None), (result.Verdict, result.Severity));
        Assert.Contains("3 in a row are needed", result.Reason, StringComparison.Ordinal);
        Assert.Equal(Verdict.Inconclusive, Judging.Judge([], Judging.Ten, Three).Verdict);
        Assert.Equal(Verdict.Inconclusive, Judging.Judge([30, 30, 30], [1, 2, 3], Three).Verdict);
    }

    [Fact]
    public void Of_a_stored_series_none_of_them_is_part_of_the_baseline()
    {
        using var stored = new StoredMetrics();
        stored.AddHistory("m", TimeSpan.FromHours(1), [.. Judging.Ten, 30, 31, 32]);
        Deviation result = new SeriesDeviation(stored.Store, stored.NowMilliseconds).JudgeNewest(stored.Group("m"), new DeviationRequest(), Three);
        Assert.Equal((Verdict.Deviation, 10L, 32.0, 13.0), (result.Verdict, result.BaselineCount, result.Value!.Value, result.Baseline!.Maximum));
    }

    private static (Verdict Verdict, Severity Severity) VerdictOf(double[] values)
    {
        Deviation result = Judging.Judge(values, Judging.Ten, Three);
        return (result.Verdict, result.Severity);
    }
}
