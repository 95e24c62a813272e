using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the collectors of this session, and how they do.</para>
/// <para type="description">An object goes on showing how its collector does. A collector that ended by itself is shown until it is stopped.</para>
/// </summary>
/// <output cref="MetricCollector">The collectors.</output>
/// <example>
/// <code>
/// $null = Start-MetricCollector
/// Get-MetricCollector | Format-List Name, State, Interval, Sources
/// Stop-MetricCollector host
/// </code>
/// <shows>
/// Name     : host
/// State    : Running
/// Interval : 00:00:10
/// Sources  : {host}
/// </shows>
/// <para>Shows what is collected.</para>
/// </example>
/// <example>
/// <code>
/// Get-MetricCollector |
///     Where-Object LastError |
///     Select-Object Name, PendingCount, DroppedCount, LastError
/// </code>
/// <para>Shows which collectors had trouble.</para>
/// </example>
/// <link>Start-MetricCollector</link>
/// <link>Stop-MetricCollector</link>
/// <link>about_MetricsTools_Collectors</link>
[Cmdlet(VerbsCommon.Get, "MetricCollector")]
[OutputType(typeof(MetricCollector))]
public sealed class GetMetricCollectorCommand : CollectorCommand
{
    /// <summary>
    /// <para>Names of collectors; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CollectorCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Only the collectors that record into this store.</para>
    /// </summary>
    /// <default>Those of all stores</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() => ForEachCollector(Name, WriteObject));
}
