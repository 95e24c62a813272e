using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MetricsTools.CommandLine;

public sealed class AddTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_value_is_stored_with_everything_that_was_said_of_it()
    {
        string timestamp = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        _cli.Run("add", "build.duration", "812.5", "--kind", "histogram", "--unit", "ms", "--tag", "host=web1,region=eu", "--timestamp", timestamp).Expect(0);

        CliResult series = _cli.Run("series", "build.duration", "--format", "ndjson").Expect(0);
        Assert.Equal(
            $$$"""{"Timestamp":"{{{timestamp.Replace("Z", ".000Z", StringComparison.Ordinal)}}}","Name":"build.duration","Kind":"Histogram","Unit":"ms","Value":812.5,"Tag":{"host":"web1","region":"eu"}}""",
            series.Output.Trim());
    }

    [Fact]
    public void A_success_is_silent()
    {
        CliResult result = _cli.Run("add", "x", "1").Expect(0);
        Assert.Equal(("", ""), (result.Output, result.Error));
    }

    [Fact]
    public void A_value_below_zero_is_no_option()
    {
        _cli.Run("add", "temperature", "-3.5").Expect(0);
        Assert.Contains("\"Value\":-3.5,", _cli.Run("series", "temperature", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counter_without_a_value_counts_one()
    {
        _cli.Run("add", "logins", "--kind", "counter").Expect(0);
        _cli.Run("add", "logins").Expect(0);
        Assert.Contains(",2,", _cli.Run("series", "logins", "--interval", "1d", "--aggregate", "sum", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_set_are_counted_once()
    {
        _cli.RunWithInput("alice\nbob\nalice\n7\n", "add", "visitors", "--kind", "set").Expect(0);
        _cli.Run("add", "visitors", "@bob").Expect(0);
        string row = _cli.Run("series", "visitors", "--interval", "1d", "--format", "csv", "--fill", "none").Expect(0).Lines[1];
        Assert.Contains(",Distinct,4,5,", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_of_a_total_become_increments()
    {
        _cli.RunWithInput("100\n130\n5\n", "add", "requests", "--cumulative").Expect(0);
        string[] rows = _cli.Run("series", "requests", "--format", "csv").Lines;
        Assert.Equal(["0", "30", "5"], rows.Skip(1).Select(row => row.Split(',')[4]));
    }

    [Fact]
    public void A_bad_line_is_one_error_and_the_others_are_kept()
    {
        CliResult result = _cli.RunWithInput("1\nabc\n\n3,5\nNaN\n2\n", "add", "x").Expect(2, "ValueNotNumber");
        Assert.Equal(3, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("line 2: 'abc'", result.Error, StringComparison.Ordinal);
        Assert.Contains("line 4: '3,5'", result.Error, StringComparison.Ordinal);
        Assert.Equal(3, _cli.Run("series", "x", "--format", "csv").Lines.Length);
    }

    [Fact]
    public void Records_of_standard_input_need_no_name_when_one_is_given()
    {
        _cli.RunWithInput("Value,Tag\n1,host=a\n2,host=b\n", "add", "x", "--format", "csv").Expect(0);
        _cli.RunWithInput("""{"Name":"y","Value":3,"Unit":"ms"}""" + "\n{\"Value\":}\n", "add", "--format", "ndjson", "--kind", "histogram").Expect(2, "FormatContent");
        Assert.Equal(3, _cli.Run("series", "x", "--format", "csv").Lines.Length);
        Assert.Contains("\"Kind\":\"Histogram\",\"Unit\":\"ms\",\"Value\":3", _cli.Run("series", "y", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_is_stored_while_it_goes_on_and_when_it_is_stopped()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A process cannot be sent a termination signal there.");
        using Process process = _cli.Start("add", "stream");
        process.StandardInput.Write("1\n2\n");
        process.StandardInput.Flush();
        Assert.True(SpinWait.SpinUntil(() => Count("stream") == 2, TimeSpan.FromSeconds(30)));

        // Its complaint about the second line says that it has read the first.
        process.StandardInput.Write("3\nunreadable\n");
        process.StandardInput.Flush();
        Assert.Contains("unreadable", process.StandardError.ReadLine(), StringComparison.Ordinal);
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(3, Count("stream"));
    }

    [Fact]
    public void A_hundred_thousand_lines_are_all_kept()
    {
        var lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++) lines.Append(i).Append('\n');
        _cli.RunWithInput(lines.ToString(), "add", "big").Expect(0);
        Assert.Equal(100_000, Count("big"));
    }

    [Fact]
    public void Personal_values_are_hashed_with_a_warning_and_found_again()
    {
        CliResult result = _cli.Run("add", "x", "1", "--tag", "user=alice").Expect(0);
        Assert.Contains("warning: ", result.Error, StringComparison.Ordinal);
        string stored = _cli.Run("series", "x", "--tag", "user=alice", "--format", "csv").Expect(0).Lines[1];
        Assert.Contains("user=hmac:", stored, StringComparison.Ordinal);
    }

    [Fact]
    public void Privacy_is_set_by_the_environment()
    {
        _cli.Settings["METRICSTOOLS_PRIVACY"] = "Reject";
        _cli.Run("add", "x", "1", "--tag", "user=alice").Expect(2, "TagRejected");
        _cli.Settings["METRICSTOOLS_PRIVACY"] = "Perhaps";
        _cli.Run("add", "x", "1").Expect(2, "PrivacyModeUnknown");
    }

    [Theory]
    [InlineData("ValueNotNumber", "x", "3,5")]
    [InlineData("ValueNotNumber", "x", "NaN")]
    [InlineData("ValueNotNumber", "x", "1e999")]
    [InlineData("ValueMissing", "x", "")]
    [InlineData("NameInvalid", "3x", "1")]
    [InlineData("CounterNegative", "x", "-1", "--kind", "counter")]
    [InlineData("TimestampInvalid", "x", "1", "--timestamp", "11/12/2026")]
    [InlineData("TagTextInvalid", "x", "1", "--tag", "host")]
    [InlineData("Usage", "x", "1", "--kind", "3")]
    [InlineData("Usage", "x", "1", "--unknown")]
    [InlineData("Usage", "x", "1", "2")]
    [InlineData("NameMissing")]
    [InlineData("OptionsInConflict", "x", "1", "--format", "csv")]
    public void A_mistake_is_named_and_makes_no_store(string id, params string[] arguments)
    {
        _cli.Run(["add", .. arguments]).Expect(2, id);
        Assert.False(File.Exists(_cli.File("store.db")));
    }

    [Theory]
    [InlineData("TimestampTooOld", "2001-01-01")]
    [InlineData("TimestampInFuture", "2999-01-01")]
    public void A_moment_that_is_not_kept_is_refused(string id, string timestamp)
    {
        _cli.Run("add", "x", "1", "--timestamp", timestamp).Expect(2, id);
        _cli.Run("series", "x").Expect(2, "MetricNotFound");
    }

    [Fact]
    public void A_kind_that_contradicts_the_metric_is_refused_in_the_words_of_the_command_line()
    {
        _cli.Run("add", "x", "1").Expect(0);
        CliResult result = _cli.Run("add", "x", "1", "--kind", "counter").Expect(2, "KindConflict");
        Assert.Contains("--kind", result.Error, StringComparison.Ordinal);
    }

    private int Count(string name)
    {
        CliResult result = _cli.Run("series", name, "--format", "ndjson");
        return result.ExitCode == 0 ? result.Lines.Length : 0;
    }
}
