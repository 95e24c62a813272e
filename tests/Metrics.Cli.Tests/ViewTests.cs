namespace MetricsTools.CommandLine;

public sealed class ViewTests : IDisposable
{
    private static readonly string[] Hosts = ["web1", "web2"];

    private readonly Cli _cli = new();

    public ViewTests()
    {
        DateTimeOffset start = DateTimeOffset.UtcNow.AddMinutes(-50);
        string rows = string.Concat(
            from host in Hosts
            from minute in Enumerable.Range(0, 50)
            let value = host == "web2" && minute > 44 ? 900 : 100 + (minute * 7 % 11)
            select FormattableString.Invariant($"{{\"Name\":\"load\",\"Value\":{value},\"Timestamp\":\"{start.AddMinutes(minute):O}\",\"Tag\":{{\"host\":\"{host}\"}}}}\n"));
        _cli.RunWithInput(rows, "add", "--format", "ndjson").Expect(0);
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_dashboard_is_one_plain_frame_where_nobody_looks_on()
    {
        string[] lines = _cli.Run("dashboard", "--width", "100").Expect(0).Output.Split(["\r\n", "\n"], StringSplitOptions.None);
        Assert.StartsWith("MetricsTools  store.db", lines[0], StringComparison.Ordinal);
        Assert.Contains("last 1 h", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.StartsWith("load{host=web2}", StringComparison.Ordinal) && line.EndsWith("Critical", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain(lines, static line => line.Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public void A_dashboard_shows_the_series_and_the_range_that_are_asked_for()
    {
        string output = _cli.Run("dashboard", "lo*", "--tag", "host=web1", "--last", "7d", "--once").Expect(0).Output;
        Assert.Contains("last 7 d", output, StringComparison.Ordinal);
        Assert.Contains("Series by severity: 1 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_has_a_line_for_each_series()
    {
        string output = _cli.Run("chart", "load", "--last", "1h", "--ascii", "--width", "90", "--height", "15").Expect(0).Output;
        Assert.StartsWith("load, average", output, StringComparison.Ordinal);
        Assert.Contains("o web1  x web2", output, StringComparison.Ordinal);
        Assert.Equal(15, output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void A_chart_marks_the_annotations_of_the_store()
    {
        _cli.Run("annotate", "version 1.2").Expect(0);
        Assert.Contains("version 1.2", _cli.Run("chart", "load", "--last", "1h").Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("histogram", "50 values, average ")]
    [InlineData("heatmap", "hours in UTC")]
    public void A_chart_may_be_of_another_type(string type, string shown) =>
        Assert.Contains(shown, _cli.Run("chart", "load", "--tag", "host=web1", "--type", type).Expect(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("MetricNotFound", "dashboard", "typo")]
    [InlineData("DurationNotPositive", "dashboard", "--last", "0s")]
    [InlineData("DurationNotPositive", "dashboard", "--refresh", "0s")]
    [InlineData("MetricNotFound", "chart", "typo")]
    [InlineData("Usage", "chart")]
    [InlineData("Usage", "chart", "load", "--type", "pie")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(arguments).Expect(2, id);

    [Fact]
    public void A_missing_store_is_an_error() => _cli.Run("dashboard", "--store", "nowhere.db").Expect(1, "StoreNotFound");
}
