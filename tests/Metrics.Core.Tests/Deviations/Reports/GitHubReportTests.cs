using System.Text.RegularExpressions;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

public sealed class GitHubReportTests
{
    private static readonly Regex Command = new("^::(error|warning|notice) title=([^:,\r\n]*)::([^\r\n]*)$", RegexOptions.CultureInvariant);

    [Fact]
    public void A_deviation_is_an_error_whose_percent_signs_are_escaped() => Assert.Equal(
        "::error title=build.duration{branch=main}::build.duration{branch=main} rose 17.1 %25 (p50 811 ms to 950 ms, 1 run against 9; score 20.1, Warning from 3).\n",
        Reported.Write("GitHub", Reported.Worse));

    [Fact]
    public void The_worst_comes_first_and_what_is_normal_not_at_all() => Assert.Equal(
        ["error", "warning", "notice"],
        Lines(Reported.Write("GitHub", Reported.Calm, Reported.Better, Reported.Young, Reported.Worse)).Select(static line => Command.Match(line).Groups[1].Value));

    [Fact]
    public void What_the_gate_lets_pass_is_a_warning() =>
        Assert.StartsWith("::warning ", Reported.Write("GitHub", new DeviationGate(Severity.Critical), Reported.Worse with { Severity = Severity.Warning }), StringComparison.Ordinal);

    [Fact]
    public void No_name_tag_or_reason_leaves_its_command() => Always.Holds(Reported.Hostile, result =>
    {
        string[] lines = Lines(Reported.Write("GitHub", result));
        if (result.Verdict == Verdict.Normal)
        {
            Assert.Empty(lines);
            return;
        }

        Match command = Command.Match(Assert.Single(lines));
        Assert.True(command.Success, lines[0]);
        Assert.Equal(CommandText.WithoutControls(DeviationReport.TitleOf(result)), Unescape(command.Groups[2].Value));
        Assert.Equal(CommandText.WithoutControls(result.Reason), Unescape(command.Groups[3].Value));
    });

    private static string[] Lines(string text) => text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);

    // As the runner does it.
    private static string Unescape(string text) =>
        text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%3A", ":").Replace("%2C", ",").Replace("%25", "%");
}
