using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class BaselineTests : IDisposable
{
    private readonly Cli _cli = new();

    public BaselineTests() => _cli.RunWithInput("1\n2\n3\n4\n10\n", "add", "x", "--unit", "ms", "--tag", "host=a").Expect(0);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_baseline_has_the_figures_of_the_history()
    {
        using var json = JsonDocument.Parse(_cli.Run("baseline", "x", "--format", "json").Expect(0).Output);
        JsonElement baseline = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((5, 4, 3), (baseline.GetProperty("Count").GetInt32(), baseline.GetProperty("Average").GetDouble(), baseline.GetProperty("Median").GetDouble()));
        Assert.Equal("a", baseline.GetProperty("Tag").GetProperty("host").GetString());
        Assert.False(baseline.GetProperty("IsSufficient").GetBoolean());
    }

    [Fact]
    public void A_count_takes_the_newest() => Assert.Contains("  2        7 ", _cli.Run("baseline", "x", "--count", "2").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void A_moment_before_all_samples_has_no_baseline()
    {
        CliResult result = _cli.Run("baseline", "x", "--as-of", "2026-01-01").Expect(0);
        Assert.Equal("", result.Output);
        Assert.Contains("note: x{host=a} has no values", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_can_be_saved_shown_and_replaced_only_when_told_to()
    {
        _cli.Run("baseline", "x", "--save", "v1").Expect(0);
        _cli.RunWithInput("50\n60\n70\n", "add", "x", "--tag", "host=a").Expect(0);
        _cli.Run("baseline", "x", "--save", "v1").Expect(2, "BaselineExists");
        Assert.Contains("  5        4 ", _cli.Run("baseline", "--label", "v1").Expect(0).Output, StringComparison.Ordinal);
        _cli.Run("baseline", "x", "--count", "3", "--save", "v1", "--update").Expect(0);
        Assert.Contains("  3       60 ", _cli.Run("baseline", "x", "--label", "v*").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_and_how_sure_the_figures_are_are_written_and_read_back()
    {
        DateTimeOffset start = new(DateTime.UtcNow.Date.AddDays(-6), TimeSpan.Zero);
        string rows = string.Concat(Enumerable.Range(0, 120).Select(hour => FormattableString.Invariant($"{{\"Name\":\"load\",\"Value\":{10 + (hour % 24)},\"Timestamp\":\"{start.AddHours(hour):O}\"}}\n")));
        _cli.RunWithInput(rows, "add", "--format", "ndjson").Expect(0);
        CliResult result = _cli.Run("baseline", "load", "--seasonality", "hourofday", "--time-zone", "UTC", "--format", "json").Expect(0);
        using var json = JsonDocument.Parse(result.Output);
        JsonElement baseline = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("HourOfDay", 24), (baseline.GetProperty("Seasonality").GetString(), baseline.GetProperty("Profile").GetProperty("Levels").GetArrayLength()));
        Assert.True(baseline.GetProperty("Confidence").GetProperty("MedianLower").GetDouble() > 10);
        string path = _cli.File("baseline.json");
        File.WriteAllText(path, result.Output);
        int usual = 10 + DateTime.UtcNow.Hour;
        _cli.Run("test", "--value", $"{usual + 12}", "--baseline", path).Expect(3);
    }

    [Theory]
    [InlineData("BaselineNotFound", "--label", "v9")]
    [InlineData("LabelInvalid", "x", "--save", "v*")]
    [InlineData("OptionsInConflict", "x", "--save", "v1", "--label", "v1")]
    [InlineData("SeasonTooLong", "x", "--seasonality", "hourofweek")]
    [InlineData("TimeZoneUnknown", "x", "--time-zone", "Mars/Olympus")]
    [InlineData("TimeRangeInvalid", "x", "--exclude-range", "yesterday")]
    [InlineData("NameMissing")]
    [InlineData("MetricNotFound", "typo")]
    [InlineData("DurationWithoutUnit", "x", "--window", "7")]
    [InlineData("TimestampInvalid", "x", "--as-of", "now")]
    [InlineData("OptionsInConflict", "x", "--window", "7d", "--count", "3")]
    [InlineData("Usage", "x", "--format", "csv")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["baseline", .. arguments]).Expect(2, id);
}
