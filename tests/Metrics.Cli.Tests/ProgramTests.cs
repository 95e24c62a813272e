using System.Diagnostics;

namespace MetricsTools.CommandLine;

public sealed class ProgramTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", _cli.Run("--version").Expect(0).Output.ReplaceLineEndings("\n"));

    [Fact]
    public void The_host_can_run_it_too()
    {
        using Process process = _cli.StartByHost("--version");
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void Help_names_every_command()
    {
        string help = _cli.Run("--help").Expect(0).Output;
        foreach (string command in new[] { "add", "series", "baseline", "test", "export", "import", "demo" }) Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("series")]
    [InlineData("baseline")]
    [InlineData("test")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("demo")]
    public void Every_command_has_help_with_examples(string command)
    {
        string help = _cli.Run(command, "--help").Expect(0).Output;
        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("--store", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_shows_help_and_is_a_mistake() => Assert.Contains("Commands:", _cli.Run().Expect(2).Output, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_command_is_a_mistake() => Assert.Contains("There is no command 'sereis'", _cli.Run("sereis", "x").Expect(2, "Usage").Error, StringComparison.Ordinal);
}
