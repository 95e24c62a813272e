using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the types that usage events can have.</para>
/// <para type="description">First those that are always there, then those that Register-MetricEventType has added.</para>
/// </summary>
/// <output cref="MetricEventType">A type.</output>
/// <example>
/// <code>
/// Register-MetricEventType video_play
/// (Get-MetricEventType).Name -join ' '
/// </code>
/// <shows>
/// page_view button_click form_submit feature_use video_play
/// </shows>
/// <para>Shows all of them.</para>
/// </example>
/// <example>
/// <code>
/// Register-MetricEventType video_play -Description 'A video was begun.'
/// Get-MetricEventType | Where-Object IsBuiltIn -eq $false |
///     Format-List Name, Description
/// </code>
/// <shows>
/// Name        : video_play
/// Description : A video was begun.
/// </shows>
/// <para>Shows those that were added.</para>
/// </example>
/// <link>Register-MetricEventType</link>
/// <link>Add-MetricEvent</link>
[Cmdlet(VerbsCommon.Get, "MetricEventType")]
[OutputType(typeof(MetricEventType))]
public sealed class GetMetricEventTypeCommand : MetricCommand
{
    /// <summary>
    /// <para>Names of types; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenStore(StoreAccess.Read);
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in Name)
        {
            EventType[] found = [.. new EventTypes(store).Find(name)];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name)) WriteFailure(new MetricException(ErrorId.EventTypeNotFound, name, store.Location), name);
            foreach (EventType type in found)
            {
                if (written.Add(type.Name)) WriteObject(new MetricEventType(type));
            }
        }
    });
}
