using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Deviations;

public sealed class BadInputTests
{
    private static readonly double[] Equal = [.. Enumerable.Repeat(5.0, 20)];
    private static readonly double[] Zeros = new double[20];
    private static readonly double[] Negative = [.. Enumerable.Range(0, 20).Select(i => -100.0 - (i * 7 % 11))];
    private static readonly double[] AroundZero = [.. Enumerable.Range(0, 20).Select(i => (i * 7 % 11) - 5.0)];
    private static readonly double[] Huge = [.. Enumerable.Range(0, 20).Select(i => 1e300 * (1 + (0.01 * (i * 7 % 11))))];
    private static readonly double[] Tiny = [.. Enumerable.Range(0, 20).Select(i => 1e-300 * (1 + (0.01 * (i * 7 % 11))))];
    private static readonly double[] Mixed = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1e300 : 1e-300)];
    private static readonly double[] Widest = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? double.MaxValue : double.MinValue)];

    public static TheoryData<string> Methods => [.. DeviationJudges.All.Select(judge => judge.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_gives_figures_that_are_numbers_whatever_the_values(string method)
    {
        double[][] series = [Equal, Zeros, Negative, AroundZero, Huge, Tiny, Mixed, Widest];
        foreach (double[] baseline in series)
        {
            foreach (double[] current in series.Select(values => values.Take(3).ToArray()).Append([0]).Append([5, -5]).Append([double.Epsilon]))
            {
                Deviation result = Judge(method, current, baseline);
                Assert.All([result.Value, result.Expected, result.Lower, result.Upper, result.Score, result.Percent, result.PValue], figure => Assert.True(figure is null || double.IsFinite(figure.Value), result.Reason));
                Assert.NotEmpty(result.Reason);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_same_again_is_no_deviation(string method)
    {
        foreach (double[] values in new[] { Equal, Zeros, Negative, AroundZero, Huge, Tiny })
        {
            // Anything is infinitely many percent of nothing.
            if (method == "Percent" && values == AroundZero) continue;
            Assert.NotEqual(Verdict.Deviation, Judge(method, [values[3]], values).Verdict);
            Assert.NotEqual(Verdict.Deviation, Judge(method, [.. values.Take(5)], values).Verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Too_few_values_are_inconclusive_on_either_side(string method)
    {
        bool isAbsolute = DeviationJudges.Find(method).IsAbsolute;
        Assert.Equal(Verdict.Inconclusive, Judge(method, [], Equal).Verdict);
        for (int count = 0; count <= 2 && !isAbsolute; count++) Assert.Equal(Verdict.Inconclusive, Judge(method, [500], [.. Negative.Take(count)]).Verdict);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_refused_as_a_judged_value(double value) =>
        Assert.Equal(ErrorId.ValueNotFinite, Assert.Throws<MetricException>(() => Judge("Auto", [1, value], Equal)).Id);

    [Fact]
    public void Clear_changes_of_the_smallest_the_largest_and_negative_values_are_caught()
    {
        foreach (double[] values in new[] { Negative, Huge, Tiny, Equal })
        {
            Assert.True(Judge("Auto", [.. values.Take(5).Select(value => value * 2)], values).IsDeviation);
            Assert.True(Judge("MannWhitney", [.. values.Take(5).Select(value => value * 2)], values).IsDeviation);
        }
    }

    [Fact]
    public void A_baseline_that_contains_the_current_run_still_judges()
    {
        double[] runs = [.. Negative.Select(value => -value), 400];
        Deviation result = Judge("Auto", [.. runs.Skip(20)], runs);
        Assert.True(result.IsDeviation, result.Reason);
    }

    [Fact]
    public void Unsorted_samples_and_samples_of_one_moment_are_judged_in_the_order_of_time()
    {
        using var stored = new StoredMetrics();
        long start = stored.NowMilliseconds - (40 * UnixTime.Minute);
        Sample[] sorted = [.. Negative.Select((value, i) => new Sample(start + (i / 3 * UnixTime.Minute), -value)), new Sample(start + (30 * UnixTime.Minute), 900)];
        stored.Add("m", "", [.. sorted.OrderBy(sample => sample.Value % 7).ThenBy(sample => sample.Timestamp)]);
        Deviation result = new SeriesDeviation(stored.Store, stored.NowMilliseconds).JudgeNewest(stored.Group("m"), new DeviationRequest(), new DeviationOptions());
        Assert.Equal((900.0, 20L, Verdict.Deviation), (result.Value!.Value, result.BaselineCount, result.Verdict));
    }

    private static Deviation Judge(string method, IReadOnlyList<double> current, IReadOnlyList<double> baseline)
    {
        IDeviationJudge judge = DeviationJudges.Find(method);
        return Judging.Judge(current, baseline, new DeviationOptions { Judge = judge, WarningThreshold = judge.DefaultThresholds is null ? double.MaxValue : null });
    }
}
