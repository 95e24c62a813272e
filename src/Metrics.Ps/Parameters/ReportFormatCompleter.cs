using MetricsTools.Deviations.Reports;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the forms of a report, from their table.</summary>
internal sealed class ReportFormatCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => DeviationReportFormats.All.Select(static format => format.Name);
}
