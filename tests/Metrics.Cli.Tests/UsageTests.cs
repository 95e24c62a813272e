using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class UsageTests : IDisposable
{
    private readonly Cli _cli = new();

    public UsageTests()
    {
        foreach ((string route, string code, double seconds) in new[] { ("/a", "200", 0.1), ("/a", "500", 0.3), ("/b", "200", 0.4) })
        {
            string tags = $"http.route={route},http.response.status_code={code}";
            _cli.Run("add", "http.server.request.duration", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "--kind", "histogram", "--unit", "s", "--tag", tags).Expect(0);
            _cli.Run("add", "usage.users", "ann", "--kind", "set", "--tag", tags).Expect(0);
        }

        _cli.Run("add", "usage.events", "--kind", "counter", "--tag", "event.type=page_view,page=/a").Expect(0);
        _cli.Run("add", "usage.users", "bob", "--kind", "set", "--tag", "event.type=page_view,page=/a").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_breakdown_has_a_row_for_each_route_the_slowest_first()
    {
        using var json = JsonDocument.Parse(_cli.Run("breakdown", "--format", "json").Expect(0).Output);
        JsonElement[] rows = [.. json.RootElement.EnumerateArray()];
        Assert.Equal(["/b", "/a"], rows.Select(row => row.GetProperty("Tag").GetProperty("http.route").GetString()));
        Assert.Equal((2, 0.5, 0.2, 1), (rows[1].GetProperty("Count").GetInt32(), rows[1].GetProperty("ErrorRate").GetDouble(), rows[1].GetProperty("Average").GetDouble(), rows[1].GetProperty("DistinctUsers").GetInt32()));
        Assert.Contains("3", _cli.Run("breakdown", "--group-by", "", "--last", "1h").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_counts_events_and_requests_together()
    {
        using var json = JsonDocument.Parse(_cli.Run("usage", "--format", "json").Expect(0).Output);
        JsonElement all = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((1, 3, 2), (all.GetProperty("Events").GetInt32(), all.GetProperty("Requests").GetInt32(), all.GetProperty("DistinctUsers").GetInt32()));
        Assert.Contains("page=/a", _cli.Run("usage", "--group-by", "page").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("note: There are no such usage events", _cli.Run("usage", "--tag", "page=/none").Expect(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MetricNotFound", "breakdown", "typo")]
    [InlineData("OptionsInConflict", "breakdown", "--last", "1h", "--start", "2026-01-01")]
    [InlineData("DurationNotPositive", "usage", "--active-window", "0s")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(arguments).Expect(2, id);
}
