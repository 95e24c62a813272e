using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class TestTests : IDisposable
{
    private static readonly string[] Steady = ["100", "101", "99", "100", "102", "98", "100", "101", "99", "100"];

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_normal_value_passes()
    {
        Record("x", [.. Steady, "101"]);
        CliResult result = _cli.Run("test", "x").Expect(0);
        Assert.Contains("Normal", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void A_deviation_fails_with_3_and_says_why()
    {
        Record("x", [.. Steady, "150"]);
        CliResult result = _cli.Run("test", "x").Expect(3, "MetricDeviation");
        Assert.Contains("x rose 50 %", result.Error, StringComparison.Ordinal);
        Assert.Contains("Critical", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Saved_baselines_judge_their_series_and_say_when_it_is_gone()
    {
        Record("x", Steady);
        _cli.Run("baseline", "x", "--save", "v1").Expect(0);
        Record("x", ["150"]);
        _cli.Run("test", "x", "--label", "v1").Expect(3, "MetricDeviation");
        _cli.Run("test", "--label", "v1").Expect(3, "MetricDeviation");
        _cli.Run("test", "x", "--label", "v9").Expect(2, "BaselineNotFound");
        _cli.Run("test", "x", "--label", "v1", "--baseline-value", "1").Expect(2, "OptionsInConflict");
    }

    [Fact]
    public void A_deviation_may_have_to_be_seen_in_some_runs_in_a_row()
    {
        Record("x", [.. Steady, "150"]);
        _cli.Run("test", "x", "--require-consecutive", "2").Expect(0);
        Record("x", ["151"]);
        _cli.Run("test", "x", "--require-consecutive", "2").Expect(3);
    }

    [Fact]
    public void A_gate_judges_as_it_is_told()
    {
        Record("x", [.. Steady, "150"]);
        _cli.Run("test", "x", "--direction", "lower").Expect(0);
        _cli.Run("test", "x", "--minimum-effect", "60").Expect(0);
        _cli.Run("test", "x", "--method", "percent", "--warning", "20", "--critical", "60", "--fail-on", "critical").Expect(0);
        _cli.Run("test", "x", "--method", "percent", "--warning", "20").Expect(3);
        _cli.Run("test", "x", "--count", "3", "--baseline-count", "8").Expect(0);
        _cli.Run("test", "x", "--minimum-sample", "11").Expect(0);
    }

    [Fact]
    public void Too_little_history_is_inconclusive()
    {
        Record("x", ["1", "2"]);
        Assert.Contains("warning: ", _cli.Run("test", "x").Expect(0).Error, StringComparison.Ordinal);
        Assert.Equal("", _cli.Run("test", "x", "--on-inconclusive", "pass").Expect(0).Error);
        _cli.Run("test", "x", "--on-inconclusive", "fail").Expect(4, "MetricInconclusive");
    }

    [Fact]
    public void A_typo_never_passes()
    {
        Record("build.duration", Steady);
        _cli.Run("test", "biuld.duration").Expect(2, "MetricNotFound");
        _cli.Run("test", "biuld.duration", "build.duration").Expect(2);
        _cli.Run("test", "build.duration", "--tag", "host=typo").Expect(2, "MetricWithoutData");
        _cli.Run("test", "biuld.*", "--on-inconclusive", "fail").Expect(4);
        Assert.Contains("No series fits 'biuld.*'", _cli.Run("test", "biuld.*").Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_judged_without_a_store()
    {
        _cli.Run(["test", "--value", "100.5", "--baseline-value", .. Steady]).Expect(0);
        _cli.Run(["test", "--value", "-100", "--value", "-90", "--baseline-value", .. Steady]).Expect(3);
        _cli.Run("test", "--value", "1").Expect(2, "NothingToJudgeBy");
        Assert.False(File.Exists(_cli.File("store.db")));
    }

    [Fact]
    public void Values_are_judged_against_the_history_of_a_metric()
    {
        Record("x", Steady);
        _cli.Run("test", "x", "--value", "100").Expect(0);
        _cli.Run("test", "x", "--value", "150").Expect(3);
    }

    [Fact]
    public void A_baseline_file_is_each_series_own()
    {
        Record("x", Steady);
        Record("y", [.. Steady.Select(value => value + "0")]);
        File.WriteAllText(_cli.File("baseline.json"), _cli.Run("baseline", "*", "--format", "json").Expect(0).Output);
        Record("x", ["101"]);
        Record("y", ["101"]);
        Record("z", ["101"]);

        _cli.Run("test", "x", "--baseline", "baseline.json").Expect(0);
        _cli.Run("test", "y", "--baseline", "baseline.json").Expect(3);
        _cli.Run("test", "z", "--baseline", "baseline.json", "--on-inconclusive", "fail").Expect(4);
        _cli.Run("test", "y", "--value", "1001", "--baseline", "baseline.json").Expect(0);
        _cli.Run("test", "z", "--value", "1001", "--baseline", "baseline.json").Expect(2, "BaselineMissing");
    }

    [Theory]
    [InlineData("2026-01-31T08:00:00+00:00")]
    [InlineData("/Date(1769846400000)/")]
    public void A_baseline_of_the_cmdlet_is_read(string moment)
    {
        File.WriteAllText(_cli.File("baseline.json"), $$"""
            {
              "Name": "x", "Tag": { "host": "a" }, "Label": null, "Start": "{{moment}}", "End": {"DateTime":"{{moment}}","UtcDateTime":"{{moment}}"}, "Count": 10,
              "Average": 100.0, "StandardDeviation": 1.15, "Median": 100.0, "Mad": 1.0, "Minimum": 98.0, "P5": 98.45, "P25": 99.25, "P75": 100.75, "P95": 101.55,
              "P99": 101.91, "Maximum": 102.0, "Aggregate": "Raw", "Seasonality": "None", "Unit": "ms", "IsSufficient": true, "Created": "{{moment}}"
            }
            """);
        _cli.Run("test", "--value", "100", "--baseline", "baseline.json").Expect(0);
        using var json = JsonDocument.Parse(_cli.Run("test", "--value", "150", "--baseline", "baseline.json", "--format", "json").Expect(3).Output);
        Assert.Equal("2026-01-31T08:00:00.000Z", json.RootElement[0].GetProperty("Baseline").GetProperty("End").GetString());
    }

    [Theory]
    [InlineData("BaselineUnreadable", "not JSON")]
    [InlineData("BaselineUnreadable", "[]")]
    [InlineData("BaselineUnreadable", "[7]")]
    [InlineData("BaselineUnreadable", "{\"Name\":\"x\"}")]
    [InlineData("BaselineUnreadable", "{\"Count\":1.5,\"Median\":1}")]
    [InlineData("ValueNotNumber", "{\"Count\":9,\"Median\":1,\"Average\":\"NaN\"}")]
    [InlineData("ValueMissing", "{\"Count\":9,\"Median\":1}")]
    public void A_file_that_is_no_baseline_is_refused(string id, string content)
    {
        File.WriteAllText(_cli.File("baseline.json"), content);
        _cli.Run("test", "--value", "1", "--baseline", "baseline.json").Expect(2, id);
    }

    [Theory]
    [InlineData("FileFailed", "x", "--baseline", "nowhere.json")]
    [InlineData("NameMissing")]
    [InlineData("MethodUnknown", "x", "--method", "guess")]
    [InlineData("ThresholdOrder", "x", "--warning", "5", "--critical", "4")]
    [InlineData("ThresholdMissing", "x", "--method", "static")]
    [InlineData("ValueNotNumber", "--value", "3,5", "--baseline-value", "1")]
    [InlineData("ValueNotNumber", "x", "--warning", "NaN")]
    [InlineData("DurationWithoutUnit", "x", "--window", "7")]
    [InlineData("Usage", "x", "--count", "0")]
    [InlineData("Usage", "x", "--fail-on", "info")]
    [InlineData("OptionsInConflict", "x", "--baseline", "b.json", "--baseline-value", "1")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["test", .. arguments]).Expect(2, id);

    private void Record(string name, IEnumerable<string> values) => _cli.RunWithInput(string.Join('\n', values), "add", name).Expect(0);
}
