using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MetricsTools.Formats;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes formats, from their table; for an import, those that can be read.</summary>
internal sealed class FormatCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        MetricFormats.All.Where(format => format.RecordReader is not null || !commandName.StartsWith("Import", StringComparison.OrdinalIgnoreCase))
            .Select(static format => format.Name)
            .Where(name => name.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(static name => new CompletionResult(name));
}
