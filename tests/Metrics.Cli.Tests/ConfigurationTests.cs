namespace MetricsTools.CommandLine;

public sealed class ConfigurationTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Nothing_is_recorded_when_that_is_set()
    {
        File.WriteAllText(_cli.File("machine.json"), "{ \"Enabled\": false }");
        Assert.Contains("machine.json", _cli.Run("add", "x", "1").Expect(0).Error, StringComparison.Ordinal);
        _cli.RunWithInput("1\n2\n", "add", "x", "-").Expect(0);
        File.WriteAllText(_cli.File("x.csv"), "Name,Value\nx,1\n");
        _cli.Run("import", "x.csv").Expect(0);
        Assert.False(File.Exists(_cli.File("store.db")));

        _cli.Settings["METRICSTOOLS_ENABLED"] = "1";
        _cli.Run("add", "x", "1").Expect(0);
        _cli.Settings["METRICSTOOLS_ENABLED"] = "0";
        _cli.Run("add", "x", "2").Expect(0);
        Assert.Equal(2, _cli.Run("series", "x", "--format", "csv").Expect(0).Lines.Length);
    }

    [Fact]
    public void The_default_store_can_be_set()
    {
        _cli.Settings["METRICSTOOLS_STORE"] = "";
        File.WriteAllText(_cli.File("user.json"), System.Text.Json.JsonSerializer.Serialize(new { DefaultStore = _cli.File("mine.db") }));
        _cli.Run("add", "x", "1").Expect(0);
        Assert.True(File.Exists(_cli.File("mine.db")));
    }

    [Fact]
    public void Settings_of_privacy_and_limits_are_obeyed()
    {
        File.WriteAllText(_cli.File("user.json"), "{ \"PrivacyMode\": \"Reject\", \"PrivacyExemptKey\": [\"owner\"], \"MaximumSeries\": 1 }");
        _cli.Run("add", "x", "1", "--tag", "page=anna@example.com").Expect(2, "TagRejected");
        _cli.Run("add", "x", "1", "--tag", "owner=anna@example.com").Expect(0);
        _cli.Run("add", "x", "1", "--tag", "owner=bert@example.com").Expect(0);
        string output = _cli.Run("series", "x", "--format", "csv").Expect(0).Output;
        Assert.Contains("anna@example.com", output, StringComparison.Ordinal);
        Assert.Contains("otel.metric.overflow=true", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_a_warning()
    {
        File.WriteAllText(_cli.File("user.json"), "{ \"Enabled\": fal");
        CliResult result = _cli.Run("add", "x", "1").Expect(0);
        Assert.Contains("warning: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("user.json", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("series", "x", "--format", "csv").Lines.Length);
    }
}
