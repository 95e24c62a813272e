using System.Text.RegularExpressions;
using MetricsTools.Model;

namespace MetricsTools.Deviations.Reports;

public sealed class AzureDevOpsReportTests
{
    private static readonly Regex Command = new(@"^##vso\[task\.logissue type=(error|warning);\]([^\r\n]*)$", RegexOptions.CultureInvariant);

    [Fact]
    public void A_deviation_is_an_error_whose_percent_sign_stays_readable_to_every_agent() => Assert.Equal(
        "##vso[task.logissue type=error;]build.duration{branch=main} rose 17.1 % (p50 811 ms to 950 ms, 1 run against 9; score 20.1, Warning from 3).\n",
        Reported.Write("AzureDevOps", Reported.Worse));

    [Fact]
    public void The_worst_comes_first_and_what_does_not_even_warn_not_at_all() => Assert.Equal(
        ["error", "warning"],
        Lines(Reported.Write("AzureDevOps", Reported.Calm, Reported.Better, Reported.Young, Reported.Worse)).Select(static line => Command.Match(line).Groups[1].Value));

    [Fact]
    public void No_reason_leaves_its_command_whether_an_agent_decodes_percent_signs_or_not() => Always.Holds(Reported.Hostile, result =>
    {
        string[] lines = Lines(Reported.Write("AzureDevOps", result));
        if (result.Verdict is Verdict.Normal or Verdict.Improvement)
        {
            Assert.Empty(lines);
            return;
        }

        Match command = Command.Match(Assert.Single(lines));
        Assert.True(command.Success, lines[0]);
        string expected = CommandText.WithoutControls(result.Reason), read = Unescape(command.Groups[2].Value);
        Assert.Equal(expected, read.Replace("%AZP25", "%"));
        Assert.Equal(expected.Count(static one => one == '\n'), read.Count(static one => one == '\n'));
    });

    private static string[] Lines(string text) => text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);

    // As an agent does it that does not decode %AZP25.
    private static string Unescape(string text) => text.Replace("%3B", ";").Replace("%0D", "\r").Replace("%0A", "\n").Replace("%5D", "]");
}
