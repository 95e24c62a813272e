using System.Text.RegularExpressions;

namespace MetricsTools.Deviations.Reports;

/// <summary>Logging commands that Azure Pipelines turns into issues of a run, worst first: <c>##vso[task.logissue type=error;]build.duration rose ...</c></summary>
internal sealed class AzureDevOpsReport : IDeviationReportFormat
{
    // Agents read %AZP25 as % only where DECODE_PERCENTS is set, so only a % that they might take for the beginning of an escape becomes one.
    private static readonly Regex AmbiguousPercent = new("%(?=[0-9A-Za-z])", RegexOptions.CultureInvariant);

    public string Name => "AzureDevOps";

    public IReadOnlyList<string> Extensions { get; } = [];

    public bool IsCommands => true;

    public string? SummaryVariable => null;

    public void Write(TextWriter text, DeviationReport report)
    {
        foreach (Deviation result in report.WorstFirst)
        {
            if (TypeOf(report.LevelOf(result)) is not { } type) continue;
            text.Write($"##vso[task.logissue type={type};]{Data(result.Reason)}\n");
        }
    }

    // There is no issue that is less than a warning.
    private static string? TypeOf(ReportLevel level) => level switch
    {
        ReportLevel.Failed => "error",
        ReportLevel.Warning => "warning",
        _ => null,
    };

    private static string Data(string text) =>
        AmbiguousPercent.Replace(CommandText.WithoutControls(text), "%AZP25").Replace("\r", "%0D").Replace("\n", "%0A");
}
