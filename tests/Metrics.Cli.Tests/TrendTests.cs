using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class TrendTests : IDisposable
{
    private readonly Cli _cli = new();

    public TrendTests()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow.AddHours(-30);
        string rows = string.Concat(Enumerable.Range(0, 24).Select(hour => FormattableString.Invariant($"{{\"Name\":\"disk\",\"Value\":{100 + (2 * hour)},\"Timestamp\":\"{start.AddHours(hour):O}\"}}\n")));
        _cli.RunWithInput(rows, "add", "--format", "ndjson").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_trend_has_a_slope_and_a_forecast()
    {
        using var json = JsonDocument.Parse(_cli.Run("trend", "disk", "--horizon", "1d", "--format", "json").Expect(0).Output);
        JsonElement trend = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((48.0, "Higher", 194.0), (Math.Round(trend.GetProperty("Slope").GetDouble(), 6), trend.GetProperty("Direction").GetString(), Math.Round(trend.GetProperty("Forecast").GetDouble(), 6)));
    }

    [Fact]
    public void A_slope_is_by_the_time_that_is_asked_for() => Assert.Contains(" 2  Higher", _cli.Run("trend", "disk", "--per", "1h").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void One_moment_has_no_trend()
    {
        _cli.RunWithInput("1\n", "add", "one").Expect(0);
        CliResult result = _cli.Run("trend", "one").Expect(0);
        Assert.Equal("", result.Output);
        Assert.Contains("note: one has values of one moment only.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MetricNotFound", "typo")]
    [InlineData("DurationNotPositive", "disk", "--per", "0s")]
    [InlineData("DurationWithoutUnit", "disk", "--horizon", "7")]
    [InlineData("Usage")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["trend", .. arguments]).Expect(2, id);
}
