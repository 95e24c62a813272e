using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes types that were added for usage events.</para>
/// <para type="description">No event of the type is taken any more. Those that were recorded stay. The types that are always there cannot be removed; a wildcard passes them
/// over.</para>
/// </summary>
/// <input cref="MetricEventType">Types, by their property Name.</input>
/// <example>
/// <code>
/// Register-MetricEventType video_play
/// Register-MetricEventType video_stop
/// Unregister-MetricEventType video_stop
/// (Get-MetricEventType v*).Name
/// </code>
/// <shows>
/// video_play
/// </shows>
/// <para>Removes one.</para>
/// </example>
/// <example>
/// <code>
/// Register-MetricEventType video_play
/// Get-MetricEventType | Where-Object IsBuiltIn -eq $false |
///     Unregister-MetricEventType
/// @(Get-MetricEventType).Count
/// </code>
/// <shows>
/// 4
/// </shows>
/// <para>Removes all that were added.</para>
/// </example>
/// <link>Register-MetricEventType</link>
/// <link>Get-MetricEventType</link>
[Cmdlet(VerbsLifecycle.Unregister, "MetricEventType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class UnregisterMetricEventTypeCommand : MetricCommand
{
    /// <summary>
    /// <para>Names of types; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name) Try(name, () => Remove(name));
    }

    private void Remove(string name)
    {
        IMetricStore store = OpenExistingStore();
        var types = new EventTypes(store);
        bool isPattern = WildcardPattern.ContainsWildcardCharacters(name);
        EventType[] found = [.. types.Find(name).Where(type => !isPattern || type.Created is not null)];
        if (found.Length == 0 && !isPattern) throw new MetricException(ErrorId.EventTypeNotFound, name, store.Location);
        foreach (EventType type in found)
        {
            if (ShouldProcess(type.Name, $"Remove the type of events from {StorePath}")) types.Remove(type.Name);
        }

        KnownEventTypes.Forget();
    }
}
