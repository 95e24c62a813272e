using MetricsTools.CommandLine.Output;
using MetricsTools.Deviations.Reports;
using MetricsTools.Formats;

namespace MetricsTools.CommandLine.Judging;

/// <summary>The reports that were asked for.</summary>
/// <param name="Files">Files, and their forms.</param>
/// <param name="Output">The form of what is written to standard output instead of the results, or null.</param>
internal sealed record ReportRequest(IReadOnlyList<(string Path, IDeviationReportFormat Format)> Files, IDeviationReportFormat? Output)
{
    /// <summary>Whether standard output belongs to a report.</summary>
    public bool TakesOutput => Output is not null;

    /// <summary>Writes them all.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(DeviationReport report, Terminal terminal)
    {
        foreach ((string path, IDeviationReportFormat format) in Files) WholeFile.Write(path, noClobber: false, text => format.Write(text, report));
        Output?.Write(terminal.Output, report);
        terminal.Output.Flush();
        foreach (string variable in Files.Select(static file => file.Format).Append(Output).Select(static format => format?.SummaryVariable).OfType<string>().Distinct())
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path && JobSummary.TryAppend(path, report) is { } obstacle) terminal.WriteWarning(obstacle);
        }
    }
}
