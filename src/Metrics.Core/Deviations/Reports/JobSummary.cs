using MetricsTools.Formats;

namespace MetricsTools.Deviations.Reports;

/// <summary>The summary that GitHub shows of a step: Markdown in a file, to which every command of the step may add.</summary>
public static class JobSummary
{
    /// <summary>The largest file that GitHub takes, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    // The newline that ends what is there.
    private const int Separator = 1;

    /// <summary>
    /// Adds a report to a summary, as much of it as GitHub still takes, worst first. A summary that cannot be written fails nobody's job.
    /// </summary>
    /// <returns>Why it could not be added, or null.</returns>
    public static string? TryAppend(string path, DeviationReport report)
    {
        try
        {
            long length = File.Exists(path) ? new FileInfo(path).Length : 0;
            WholeFile.Append(path, (text, _) => MarkdownReport.Write(text, report, MaximumBytes - Separator - length));
            return null;
        }
        catch (Exception exception) when (exception is MetricException or IOException or UnauthorizedAccessException)
        {
            return $"The summary was not added to {path}: {exception.Message}";
        }
    }
}
