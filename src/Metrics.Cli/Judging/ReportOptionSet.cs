using System.CommandLine;
using MetricsTools.Deviations.Reports;

namespace MetricsTools.CommandLine.Judging;

/// <summary>In which forms, and where, results are reported.</summary>
internal sealed class ReportOptionSet
{
    private readonly Option<string[]> _paths = new("--report") { Description = "A file for a report: .xml is JUnit's, .md Markdown, .json JSON. May be given several times.", HelpName = "path" };
    private readonly Option<string?> _format = new("--report-format")
    {
        Description = "The form of the report, whatever the extension. Without --report it is written to standard output, instead of the results.",
        HelpName = string.Join('|', DeviationReportFormats.All.Select(static format => format.Name.ToLowerInvariant())),
    };

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_paths);
        command.Options.Add(_format);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="MetricException">There is no such form.</exception>
    /// <exception cref="UsageException">One form was given for several files.</exception>
    public ReportRequest Read(ParseResult parse)
    {
        string[] paths = parse.GetValue(_paths) ?? [];
        IDeviationReportFormat? format = parse.GetValue(_format) is { } name ? DeviationReportFormats.OfName(name) : null;
        if (format is not null && paths.Length > 1) throw new UsageException($"{_format.Name} is for one {_paths.Name}. Let the extensions of several files tell.");
        return new ReportRequest([.. paths.Select(path => (path, format ?? DeviationReportFormats.OfPath(path)))], paths.Length == 0 ? format : null);
    }
}
