using System.Diagnostics;
using System.Text.Json;

namespace MetricsTools.CommandLine;

public sealed class SeriesTests : IDisposable
{
    private readonly Cli _cli = new();

    public SeriesTests() => _cli.RunWithInput(
        "Name,Value,Tag\nx,1,host=a\nx,2,host=a\nx,6,host=b\ny,1234.5,\n", "add", "--format", "csv").Expect(0);

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_table_has_its_numbers_on_the_right()
    {
        string[] lines = _cli.Run("series", "x", "y").Expect(0).Lines;
        Assert.Equal("Timestamp (UTC)          Name  Tag       Value  Unit", lines[0]);
        Assert.EndsWith("x     host=a        1", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("y             1,234.5", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_carry_every_figure()
    {
        using var json = JsonDocument.Parse(_cli.Run("series", "x", "--interval", "1d", "--group-by", "", "--format", "json").Expect(0).Output);
        JsonElement bucket = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal((3, 9, 3), (bucket.GetProperty("Count").GetInt32(), bucket.GetProperty("Sum").GetDouble(), bucket.GetProperty("Value").GetDouble()));
        Assert.Equal("Average", bucket.GetProperty("Aggregate").GetString());
        Assert.Equal("1.00:00:00", bucket.GetProperty("Interval").GetString());
    }

    [Fact]
    public void A_filter_and_an_aggregate_count()
    {
        string[] rows = _cli.Run("series", "*", "--tag", "host=a", "--interval", "auto", "--max-points", "1", "--aggregate", "maximum", "--format", "csv").Expect(0).Lines;
        Assert.Contains(",host=a,", Assert.Single(rows.Skip(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ndjson", "")]
    [InlineData("json", "[]")]
    [InlineData("table", "")]
    public void An_empty_answer_is_a_whole_document_and_says_why(string format, string expected)
    {
        CliResult result = _cli.Run("series", "nothing*", "--format", format).Expect(0);
        Assert.Equal(expected, result.Output.Trim());
        Assert.Contains("note: No metric fits 'nothing*'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_does_not_exist_fails_and_the_others_are_shown()
    {
        CliResult result = _cli.Run("series", "typo", "y", "--format", "ndjson").Expect(2, "MetricNotFound");
        Assert.Single(result.Lines);
    }

    [Theory]
    [InlineData("DurationWithoutUnit", "--last", "7")]
    [InlineData("DurationInvalid", "--last", "week")]
    [InlineData("DurationNotPositive", "--last", "0s")]
    [InlineData("DurationNotPositive", "--interval", "0s")]
    [InlineData("TimestampInvalid", "--start", "yesterday")]
    [InlineData("RangeInFuture", "--start", "2999-01-01")]
    [InlineData("OptionsInConflict", "--last", "1h", "--start", "2026-01-01")]
    [InlineData("Usage", "--aggregate", "mode")]
    [InlineData("Usage", "--max-points", "0")]
    [InlineData("Usage", "--format", "xml")]
    [InlineData("Usage", "--formt", "csv")]
    public void A_mistake_is_named(string id, params string[] arguments) => _cli.Run(["series", "x", .. arguments]).Expect(2, id);

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_it_quietly()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no head there.");
        _cli.RunWithInput(string.Join('\n', Enumerable.Range(0, 50_000)), "add", "long").Expect(0);
        using Process process = _cli.Start("series", "long", "--format", "ndjson");
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal((0, ""), (process.ExitCode, await error));
    }
}
