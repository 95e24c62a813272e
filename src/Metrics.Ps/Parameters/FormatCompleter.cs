using MetricsTools.Formats;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes formats, from their table; for an import, those that can be read.</summary>
internal sealed class FormatCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) =>
        MetricFormats.All.Where(format => format.RecordReader is not null || !command.StartsWith("Import", StringComparison.OrdinalIgnoreCase))
            .Select(static format => format.Name);
}
