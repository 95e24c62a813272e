namespace MetricsTools.Deviations.Reports;

/// <summary>
/// Workflow commands that GitHub Actions turns into annotations, worst first, since it shows ten of a kind in a step:
/// <c>::error title=build.duration::build.duration rose ...</c>
/// </summary>
internal sealed class GitHubReport : IDeviationReportFormat
{
    public string Name => "GitHub";

    public IReadOnlyList<string> Extensions { get; } = [];

    public bool IsCommands => true;

    public string? SummaryVariable => "GITHUB_STEP_SUMMARY";

    public void Write(TextWriter text, DeviationReport report)
    {
        foreach (Deviation result in report.WorstFirst)
        {
            if (CommandOf(report.LevelOf(result)) is not { } command) continue;
            text.Write($"::{command} title={Property(DeviationReport.TitleOf(result))}::{Data(result.Reason)}\n");
        }
    }

    private static string? CommandOf(ReportLevel level) => level switch
    {
        ReportLevel.Failed => "error",
        ReportLevel.Warning => "warning",
        ReportLevel.Notice => "notice",
        _ => null,
    };

    private static string Data(string text) => CommandText.WithoutControls(text).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
