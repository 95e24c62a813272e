using System.Management.Automation;
using MetricsTools.Configuration;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Makes a setting for a store, a user or a machine.</para>
/// <para type="description">The first of these that says something counts: a parameter of a command, the environment variable, the store, the user's file, the
/// machine's file, the default. A file is written whole or not at all, and what is unknown in it stays; comments do not. To make settings for the machine, the
/// right to write its file is needed.</para>
/// </summary>
/// <output cref="MetricSetting">The setting as it is now, with -PassThru.</output>
/// <note>A limit or a retention that a store says counts for everybody who uses it, also on other machines.</note>
/// <example>
/// <code>
/// Set-MetricConfiguration RetainRaw 52w -Scope Store -Store ./b.db -PassThru |
///     Format-Table Name, Value, Source
/// </code>
/// <shows>
/// Name      Value        Source
/// ----      -----        ------
/// RetainRaw 364.00:00:00 Store
/// </shows>
/// <para>Keeps the raw samples of a store for a year.</para>
/// </example>
/// <example>
/// <code>
/// Set-MetricConfiguration Enabled $false -Scope Store -Store ./build.db
/// Add-Metric load 1 -Store ./build.db
/// Set-MetricConfiguration Enabled -Reset -Scope Store -Store ./build.db
/// Add-Metric load 2 -Store ./build.db
/// (Get-MetricSeries load -Store ./build.db).Value
/// </code>
/// <shows>
/// 2
/// </shows>
/// <para>Turns recording off, and on again.</para>
/// </example>
/// <link>Get-MetricConfiguration</link>
[Cmdlet(VerbsCommon.Set, "MetricConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(MetricSetting))]
public sealed class SetMetricConfigurationCommand : MetricCommand
{
    /// <summary>
    /// <para>The setting.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SettingNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>The value: 52w, 5000, $false, Reject, or several keys. $null removes the setting, so that the next scope counts.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(SettingValueCompleter))]
    public PSObject? Value { get; set; }

    /// <summary>
    /// <para>For whom: the Store and all who use it, this User (the default), or all users of the Machine.</para>
    /// </summary>
    [Parameter]
    public SettingScope Scope { get; set; } = SettingScope.User;

    /// <summary>
    /// <para>Removes the setting, so that the next scope counts.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <summary>
    /// <para>Writes the setting to the pipeline, as it is now.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Name, Change);

    private void Change()
    {
        SettingDefinition definition = SettingDefinitions.Find(Name);
        definition.RequireScope(Scope);
        if (Reset && IsBound(nameof(Value))) throw new MetricException(ErrorId.OptionsInConflict, "-Reset", "-Value");
        if (!Reset && !IsBound(nameof(Value))) throw new MetricException(ErrorId.SettingValueMissing, definition.Name);
        string? text = Reset ? null : SettingText.Of(Value);
        if (text is not null && definition == SettingDefinitions.DefaultStore) text = ResolvePath(text);
        if (text is not null) definition.Parse(text);
        string place = Scope == SettingScope.Store ? StorePath : Configuration.PlaceOf(Scope);
        if (!ShouldProcess(place, text is null ? $"Remove the setting {definition.Name}" : $"Set {definition.Name} to '{text}'")) return;
        IMetricStore? store = Scope == SettingScope.Store ? OpenStore(StoreAccess.Write) : File.Exists(StorePath) ? OpenStore(StoreAccess.Read) : null;
        Fatal(() => Configuration.Set(definition, Scope, text, store));
        SettingValue now = Configuration.Get(definition, store);
        if (text is not null && now.Source < SettingSource.Store + (int)Scope) WriteWarning($"{now.Place} says what {definition.Name} is too, and counts more.");
        if (PassThru) WriteObject(new MetricSetting(now));
    }
}
