using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using MetricsTools.Baselines;
using MetricsTools.Model;

namespace MetricsTools.Deviations;

public sealed class ReasonTests
{
    private static readonly Regex NotFinite = new("NaN|Infinity|∞|  ");
    private static readonly Regex CommaInNumber = new("[0-9],[0-9]");

    [Theory]
    [InlineData(20, "ZScore", "m rose 83.5 % (10.9 ms to 20 ms, 1 run against 10; score 7.6, Warning from 3).")]
    [InlineData(11.5, "Auto", "m rose 4.55 % (p50 11 ms to 11.5 ms, 1 run against 10; score 0.538, Warning from 3).")]
    [InlineData(20, "Auto", "m rose 81.8 % (p50 11 ms to 20 ms, 1 run against 10; score 8.15, Warning from 3; one run cannot tell a spike from a step, so confirm it with another).")]
    [InlineData(20, "Mad", "m rose 81.8 % (p50 11 ms to 20 ms, 1 run against 10; score 6.07, Warning from 3.5).")]
    [InlineData(2.5, "Percent", "m fell 77.3 % (p50 11 ms to 2.5 ms, 1 run against 10; score -77.3, Warning from 20).")]
    [InlineData(18051, "Percent", "m rose 164000 % (p50 11 ms to 18051 ms, 1 run against 10; score 164000, Warning from 20).")]
    [InlineData(11, "Iqr", "m did not change (p50 11 ms to 11 ms, 1 run against 10; score 0, Warning from 1.5).")]
    public void A_reason_says_what_changed_and_by_how_much_in_every_culture(double value, string method, string expected)
    {
        using var german = new Culture("de-DE");
        Assert.Equal(expected, Judging.Judge(value, Judging.Ten, method).Reason);
    }

    [Fact]
    public void A_reason_does_not_speak_of_thresholds_that_are_never_reached()
    {
        Deviation result = Judging.Judge([20], Judging.Ten, new DeviationOptions { Judge = DeviationJudges.Find("Percent"), InfoThreshold = 60 });
        Assert.Equal("m rose 81.8 % (p50 11 ms to 20 ms, 1 run against 10; score 81.8).", result.Reason);
        Assert.Equal((null, null, Severity.Info), (result.Lower, result.Upper, result.Severity));
    }

    [Fact]
    public void Values_without_a_name_have_a_title()
    {
        var subject = new DeviationSubject("", TagSet.Empty, null, Direction.Both, 0, [20]);
        Deviation result = DeviationTest.Run(subject, BaselineCalculator.Compute(Judging.Ten), Judging.Ten, new DeviationOptions());
        Assert.StartsWith("The value rose 81.8 % (p50 11 to 20, ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_result_is_finite_and_one_sentence_whatever_the_numbers() => Always.Holds(
        from baseline in Number.ListOf(10)
        from isConstant in Gen.Elements(true, false, false)
        from value in Number
        from judge in Gen.Elements(DeviationJudges.All.ToArray())
        from direction in Gen.Elements<Direction?>(null, Direction.Higher, Direction.Lower)
        from warning in Gen.Elements<double?>(null, 1e-9, 1, 1e6, 1e308)
        from info in Gen.Elements<double?>(null, 1e-300, 1e-3)
        select (Values: isConstant ? Enumerable.Repeat(baseline[0], 10).ToArray() : baseline.ToArray(), value, judge, direction, warning, info),
        one =>
        {
            double? warning = one.judge.IsAbsolute ? one.warning ?? 1 : one.warning;
            var options = new DeviationOptions { Judge = one.judge, Direction = one.direction, WarningThreshold = warning, InfoThreshold = one.direction == Direction.Lower || one.info > warning ? null : one.info };
            using var german = new Culture("de-DE");
            Check(Judging.Judge([one.value], one.Values, options));
            Check(DeviationTest.Run(
                new DeviationSubject("m", TagSet.Empty, null, Direction.Both, 0, [one.value]), BaselineCalculator.Compute(one.Values), [], options));
        });

    private static FsCheck.Gen<double> Number { get; } = Gen.OneOf(
        Hostile.Number,
        Gen.Elements(0.0, 1e300, -1e300, 1e-300, -1e-300, 5e-324, 1, -1, double.MaxValue, double.MinValue),
        Gen.Choose(-5, 5).Select(number => (double)number));

    private static void Check(Deviation result)
    {
        foreach (double? figure in new[] { result.Value, result.Expected, result.Lower, result.Upper, result.Score, result.Percent, result.PValue })
        {
            Assert.True(figure is null || double.IsFinite(figure.Value), $"{figure} in {result.Reason}");
        }

        Assert.True(result.Score is not null || result.Verdict == Verdict.Inconclusive, result.Reason);
        Assert.NotNull(JsonSerializer.Serialize(result.Score));
        Assert.EndsWith(".", result.Reason, StringComparison.Ordinal);
        Assert.DoesNotMatch(NotFinite, result.Reason);
        Assert.DoesNotContain(". ", result.Reason, StringComparison.Ordinal);
        Assert.DoesNotMatch(CommaInNumber, result.Reason);
    }
}
