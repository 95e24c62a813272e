using MetricsTools.Formats;

namespace MetricsTools.Deviations.Reports;

/// <summary>A form that others read a report in. A new one is a class and a line in <see cref="DeviationReportFormats"/>.</summary>
public interface IDeviationReportFormat : IFileFormat
{
    /// <summary>Whether each line is a command that a CI system finds in the log of a job, rather than a part of a document.</summary>
    bool IsCommands { get; }

    /// <summary>The environment variable that names a file to which a summary for people is added as well, or null when there is none.</summary>
    string? SummaryVariable { get; }

    /// <summary>Writes the whole report, with LF at the end of lines. The same report is the same text, whatever the time and the culture.</summary>
    void Write(TextWriter text, DeviationReport report);
}
