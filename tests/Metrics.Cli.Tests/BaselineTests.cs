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

    [Theory]
    [InlineData("MetricNotFound", "typo")]
    [InlineData("DurationWithoutUnit", "x", "--window", "7")]
    [InlineData("TimestampInvalid", "x", "--as-of", "now")]
    [InlineData("OptionsInConflict", "x", "--window", "7d", "--count", "3")]
    [InlineData("Usage", "x", "--format", "csv")]
    [InlineData("Usage")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["baseline", .. arguments]).Expect(2, id);
}
