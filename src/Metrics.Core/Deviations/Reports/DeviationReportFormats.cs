using MetricsTools.Formats;

namespace MetricsTools.Deviations.Reports;

/// <summary>The table of forms of a report. A new one is a class and a line here.</summary>
public static class DeviationReportFormats
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<IDeviationReportFormat> All { get; } =
    [
        new JUnitReport(),
        new GitHubReport(),
        new AzureDevOpsReport(),
        new MarkdownReport(),
        new JsonReport(),
    ];

    /// <summary>The form of a name, found without case.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public static IDeviationReportFormat OfName(string name) => All.OfName(name);

    /// <summary>The form that a path's extension means.</summary>
    /// <exception cref="MetricException">It means none.</exception>
    public static IDeviationReportFormat OfPath(string path) => All.OfPath(path);
}
