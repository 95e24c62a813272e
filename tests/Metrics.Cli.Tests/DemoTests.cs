namespace MetricsTools.CommandLine;

/// <summary>The demonstration measures time, and so runs alone.</summary>
[CollectionDefinition(nameof(DemoTests), DisableParallelization = true)]
[Collection(nameof(DemoTests))]
public sealed class DemoTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_demo_lets_normal_runs_pass_and_stops_slow_ones()
    {
        CliResult result = _cli.Run("demo", "--folder", _cli.File("demo")).Expect(0);

        int normal = result.Output.IndexOf("Verdict: Normal", StringComparison.Ordinal);
        int deviation = result.Output.IndexOf("Verdict: Deviation", StringComparison.Ordinal);
        Assert.True((normal > 0 || result.Output.Contains("Verdict: Improvement", StringComparison.Ordinal)) && deviation > normal, result.Output);
        Assert.Equal("", result.Error);
        foreach (string name in new[] { "demo.db", "demo.csv", "demo.json", "demo.prom" })
        {
            Assert.True(new FileInfo(Path.Combine(_cli.File("demo"), name)).Length > 0, name);
        }

        _cli.Run("demo", "--folder", _cli.File("demo")).Expect(2, "Usage");
        _cli.Run("series", "command.duration", "--store", Path.Combine("demo", "demo.db")).Expect(0);
    }

    [Fact]
    public void The_demo_takes_no_store() => _cli.Run("demo", "--store", "x.db").Expect(2, "Usage");
}
