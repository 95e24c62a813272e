using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Recording;
using MetricsTools.Recording;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Records that something was used: a page, a button, a form, a feature.</para>
/// <para type="description">Counts an event in <c>usage.events</c>, a Counter with the tags <c>event.type</c>, <c>page</c> and <c>element</c>. A user becomes a member of the
/// Set <c>usage.users</c>, with the same tags, as with Add-MetricRequest: so distinct users are right over requests and events together. Get-MetricUsage shows what comes
/// of it.</para>
/// <para type="description">A type is <c>page_view</c>, <c>button_click</c>, <c>form_submit</c>, <c>feature_use</c>, or one that Register-MetricEventType has added. A page
/// that is a path or an address loses its query, and numbers, GUIDs and long rows of hexadecimal digits in it become <c>{id}</c>.</para>
/// <para type="description">A piped object gives EventType (or Type), Page, Element, User (or UserName), Timestamp (or Time) and Tag by its members, unless the parameter is given.
/// A bad record is one error that names it, and the others are kept.</para>
/// </summary>
/// <input cref="PSObject">An object with an EventType and perhaps a Page, Element, User, Timestamp or Tag.</input>
/// <note>It returns at once: what was recorded is stored in the background, after 20 records or 10 seconds, or before this session asks the store something. With
/// -Unbuffered it is stored before the command ends.</note>
/// <example>
/// <code>
/// Add-MetricEvent page_view /orders -User ann@example.com
/// Add-MetricEvent page_view /orders -User bob@example.com
/// Add-MetricEvent button_click /orders save -User ann@example.com
/// Get-MetricUsage -GroupBy event.type |
///     Format-Table Tag, Events, Share, DistinctUsers
/// </code>
/// <shows>
/// Tag                     Events Share DistinctUsers
/// ---                     ------ ----- -------------
/// event.type=page_view         2  0.67             2
/// event.type=button_click      1  0.33             1
/// </shows>
/// <para>Records three events, and shows how they are distributed.</para>
/// </example>
/// <example>
/// <code>
/// Register-MetricEventType video_play -Description 'A video was begun.'
/// Add-MetricEvent video_play -Page Tutorial
/// (Get-MetricUsage).Events
/// </code>
/// <shows>
/// 1
/// </shows>
/// <para>Adds a type of its own.</para>
/// </example>
/// <link>Get-MetricUsage</link>
/// <link>Register-MetricEventType</link>
/// <link>Add-MetricRequest</link>
/// <link>about_MetricsTools_Requests</link>
[Cmdlet(VerbsCommon.Add, "MetricEvent", SupportsShouldProcess = true)]
public sealed class AddMetricEventCommand : UsageCommand
{
    private static readonly RouteRules Rules = new();

    /// <summary>
    /// <para>The type of the event, or a script block that gives it for each object in <c>$_</c>.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(EventTypeCompleter))]
    [AllowNull]
    public object? EventType { get; set; }

    /// <summary>
    /// <para>Where it was: a path, an address, or a name.</para>
    /// </summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(PageCompleter))]
    [AllowNull]
    public object? Page { get; set; }

    /// <summary>
    /// <para>What was used there: the name of a button, a form or a feature.</para>
    /// </summary>
    [Parameter(Position = 2)]
    [ArgumentCompleter(typeof(ElementCompleter))]
    [AllowNull]
    public object? Element { get; set; }

    /// <inheritdoc/>
    private protected override string Subject => BufferOptions.UsageEvents;

    /// <inheritdoc/>
    private protected override object? Target => EventType;

    /// <inheritdoc/>
    private protected override IReadOnlyList<MetricRecord> Read() => new EventMeasurement
    {
        EventType = KnownEventTypes.NameOf(StorePath, TextOf(nameof(EventType), EventType, "Type")),
        Page = Rules.PageOf(TextOf(nameof(Page), Page)),
        Element = TextOf(nameof(Element), Element),
        User = ReadUser(),
        Tags = ReadTags(),
        Timestamp = ReadTimestamp(),
    }.ToRecords();
}
