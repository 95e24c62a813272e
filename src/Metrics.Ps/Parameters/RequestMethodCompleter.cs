using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes methods of HTTP.</summary>
internal sealed class RequestMethodCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => RequestMethod.Known;
}
