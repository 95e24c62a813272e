using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Adds a type that usage events can have.</para>
/// <para type="description">The store keeps it. Registering one again changes what is said of it. Types are few and known before, lest a misspelt one be counted apart.</para>
/// </summary>
/// <input cref="PSObject">Objects with a Name and perhaps a Description, such as those of Get-MetricEventType.</input>
/// <output cref="MetricEventType">With -PassThru, the type; else nothing.</output>
/// <example>
/// <code>
/// Register-MetricEventType video_play -Description 'A video was begun.'
/// Add-MetricEvent video_play -Page Tutorial -User ann@example.com
/// (Get-MetricUsage -GroupBy event.type).Tag.'event.type'
/// </code>
/// <shows>
/// video_play
/// </shows>
/// <para>Adds a type and records an event of it.</para>
/// </example>
/// <example>
/// <code>
/// 'Name,Description', 'search,Somebody searched.', 'share,A link.' |
///     ConvertFrom-Csv | Register-MetricEventType
/// Get-MetricEventType s* | Format-Table Name, Description
/// </code>
/// <shows>
/// Name   Description
/// ----   -----------
/// search Somebody searched.
/// share  A link.
/// </shows>
/// <para>Adds several.</para>
/// </example>
/// <link>Add-MetricEvent</link>
/// <link>Get-MetricEventType</link>
/// <link>Unregister-MetricEventType</link>
[Cmdlet(VerbsLifecycle.Register, "MetricEventType", SupportsShouldProcess = true)]
[OutputType(typeof(MetricEventType))]
public sealed class RegisterMetricEventTypeCommand : MetricCommand
{
    /// <summary>
    /// <para>The name: a letter or underscore, then letters, digits and <c>_ . -</c>, at most 64. Names are compared without case.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>What it is, for a reader.</para>
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? Description { get; set; }

    /// <summary>
    /// <para>Writes the type to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Name, () =>
    {
        EventType type = new EventType(Name, string.IsNullOrWhiteSpace(Description) ? null : Description).Validate();
        if (!ShouldProcess(Name, $"Register a type of events in {StorePath}")) return;
        EventType registered = new EventTypes(OpenStore(StoreAccess.Write)).Register(type, UnixTime.Now(TimeProvider.System));
        KnownEventTypes.Forget();
        if (PassThru) WriteObject(new MetricEventType(registered));
    });
}
