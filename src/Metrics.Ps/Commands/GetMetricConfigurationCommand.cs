using System.Management.Automation;
using MetricsTools.Configuration;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets settings: what they are, where that comes from, and what they do.</para>
/// <para type="description">The first of these that says something counts: a parameter of a command, the environment variable, the store, the user's file, the
/// machine's file, the default. A file that cannot be read, a name that does not exist and a value that is not one do not count, and are warned about once.</para>
/// <para type="description">The user's file is %APPDATA%\MetricsTools\config.json, $XDG_CONFIG_HOME/metricstools/config.json (~/.config/...) or
/// ~/Library/Application Support/MetricsTools/config.json; the machine's %ProgramData%\MetricsTools\config.json or /etc/metricstools/config.json.
/// $env:METRICSTOOLS_USER_CONFIG and $env:METRICSTOOLS_MACHINE_CONFIG name other files.</para>
/// </summary>
/// <input cref="String">Names of settings, as the property Name.</input>
/// <output cref="MetricSetting">The settings.</output>
/// <example>
/// <code>
/// Get-MetricConfiguration MaximumSeries, RetainRaw |
///     Format-Table Name, Value, Source
/// </code>
/// <shows>
/// Name               Value Source
/// ----               ----- ------
/// MaximumSeries      10000 Default
/// RetainRaw     7.00:00:00 Default
/// </shows>
/// <para>Looks at two settings.</para>
/// </example>
/// <example>
/// <code>
/// Set-MetricConfiguration RetainRaw 52w -Scope Store -Store ./build.db
/// Get-MetricConfiguration -Scope Store -Store ./build.db |
///     Format-Table Name, Value
/// </code>
/// <shows>
/// Name      Value
/// ----      -----
/// RetainRaw 364.00:00:00
/// </shows>
/// <para>Shows what one store says, and nothing else.</para>
/// </example>
/// <link>Set-MetricConfiguration</link>
[Cmdlet(VerbsCommon.Get, "MetricConfiguration")]
[OutputType(typeof(MetricSetting))]
public sealed class GetMetricConfigurationCommand : MetricCommand
{
    /// <summary>
    /// <para>Names of settings; wildcards are allowed. All of them when omitted.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SettingNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Shows only what is said there: in the Store, for the User or for the Machine.</para>
    /// </summary>
    [Parameter]
    public SettingScope Scope { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name) Try(name, () => Show(name));
    }

    private void Show(string name)
    {
        IMetricStore? store = FindStore();
        bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        IEnumerable<SettingDefinition> found = isPattern ? SettingDefinitions.All.Where(one => pattern.IsMatch(one.Name)) : [SettingDefinitions.Find(name)];
        foreach (SettingDefinition definition in found)
        {
            SettingValue? value = IsBound(nameof(Scope)) ? Configuration.Get(definition, Scope, store) : Configuration.Get(definition, store);
            if (value is not null) WriteObject(new MetricSetting(value));
            else WriteVerbose($"{definition.Name} is not set for the scope {Scope}.");
        }
    }

    // A store that nobody named may well not be there yet.
    private IMetricStore? FindStore()
    {
        if (Store is not null || File.Exists(StorePath)) return OpenStore(StoreAccess.Read);
        WriteVerbose($"There is no store at {StorePath}: it says nothing.");
        return null;
    }
}
