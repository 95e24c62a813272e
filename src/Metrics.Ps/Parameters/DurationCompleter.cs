using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Shows how durations are written; for an interval, also Auto.</summary>
internal sealed class DurationCompleter : IArgumentCompleter
{
    private static readonly string[] Durations = ["1m", "5m", "15m", "1h", "6h", "1d", "7d", "30d"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        IEnumerable<string> offered = parameterName == "Interval" && commandName == "Get-MetricSeries" ? Durations.Prepend(nameof(BucketLength.Auto)) : Durations;
        return offered.Where(duration => duration.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(static duration => new CompletionResult(duration));
    }
}
