using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of collectors.</summary>
internal sealed class CollectorCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => SessionCollectors.Find("*").Select(static collector => collector.Name);
}
