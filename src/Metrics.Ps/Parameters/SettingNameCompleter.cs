using MetricsTools.Configuration;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of settings, from their table.</summary>
internal sealed class SettingNameCompleter : ListCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Words(string command, string parameter) => SettingDefinitions.All.Select(static one => one.Name);
}
