using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricsTools.CommandLine;

/// <summary>The recipe of docs/ci-gating.md for machines without PowerShell.</summary>
public sealed class RecipeTests : IDisposable
{
    private static readonly Regex Block = new("^```sh\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_recipe_for_a_plain_shell_runs_as_written_and_fails_a_slow_build()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("there is no sh");
        string document = File.ReadAllText(Path.Combine(Cli.Repository, "docs", "ci-gating.md")).Replace("\r", "", StringComparison.Ordinal);
        File.WriteAllText(_cli.File("gate.sh"), Assert.Single(Block.Matches(document)).Groups[1].Value + "\n");

        foreach (string duration in new[] { "812", "805", "820", "798", "815", "809", "811", "817", "806" }) Assert.Equal(0, Run(duration));
        Assert.Equal(3, Run("950"));

        Assert.Equal("1", XDocument.Load(_cli.File("metrics.xml")).Root!.Element("testsuite")!.Attribute("failures")!.Value);
        Assert.Contains("**failed**", File.ReadAllText(_cli.File("report.md")), StringComparison.Ordinal);
        Assert.Equal(11, _cli.Run("series", "build.duration", "--store", "cache/metrics.db", "--format", "csv").Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private int Run(string duration)
    {
        var start = new ProcessStartInfo("sh", ["gate.sh"]) { WorkingDirectory = _cli.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = Cli.ProgramFolder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["DURATION"] = duration;
        start.Environment["METRICSTOOLS_MACHINE_CONFIG"] = _cli.File("machine.json");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode is 0 or 3 ? process.ExitCode : throw new InvalidOperationException(error.GetAwaiter().GetResult());
    }
}
