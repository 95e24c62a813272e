using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Shows the rules that raise alerts.</para>
/// <para type="description">By name, with all that they say. Of a webhook no more than the host is shown, since the rest of an address may be a
/// secret.</para>
/// </summary>
/// <output cref="MetricAlertRule">A rule.</output>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 -Enabled
/// $null = New-MetricAlertRule load.odd load -Type Deviation
/// Get-MetricAlertRule | Format-Table Name, Enabled, Type, Metric
/// </code>
/// <shows>
/// Name     Enabled Type      Metric
/// ----     ------- ----      ------
/// disk.low    True Static    disk.free
/// load.odd   False Deviation load
/// </shows>
/// <para>Shows all rules.</para>
/// </example>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10
/// Remove-MetricAlertRule disk.low
/// (Get-MetricAlertRule -IncludeRemoved).Name
/// </code>
/// <shows>
/// disk.low
/// </shows>
/// <para>Shows also what was removed.</para>
/// </example>
/// <link>New-MetricAlertRule</link>
/// <link>Set-MetricAlertRule</link>
/// <link>Get-MetricAlert</link>
[Cmdlet(VerbsCommon.Get, "MetricAlertRule")]
[OutputType(typeof(MetricAlertRule))]
public sealed class GetMetricAlertRuleCommand : AlertCommand
{
    /// <summary>
    /// <para>Names of rules; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Shows also rules that were removed.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeRemoved { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
        ForEachRule(OpenStore(StoreAccess.Read), Name, IncludeRemoved, rule => WriteObject(new MetricAlertRule(rule))));
}
