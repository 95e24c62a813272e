namespace MetricsTools.CommandLine;

/// <summary>What a run of the program left.</summary>
public sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails unless the exit code is this one.</summary>
    public CliResult Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Fails unless the exit code is this one and standard error names this id.</summary>
    public CliResult Expect(int exitCode, string id)
    {
        Expect(exitCode);
        Assert.Contains($"({id})", Error, StringComparison.Ordinal);
        return this;
    }
}
