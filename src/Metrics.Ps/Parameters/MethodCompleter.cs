using MetricsTools.Deviations;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the methods of judging, from their table.</summary>
internal sealed class MethodCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => DeviationJudges.All.Select(static judge => judge.Name);
}
