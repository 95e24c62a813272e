using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes rules that raise alerts.</para>
/// <para type="description">A removed rule is not looked at any more, and its alerts become inactive. It is put away, not destroyed: Get-MetricAlertRule
/// -IncludeRemoved shows it, Set-MetricAlertRule -Restore brings it back, and a new rule may take its name.</para>
/// </summary>
/// <input cref="String">Names of rules, by the property Name. So rules can be piped.</input>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10
/// $null = New-MetricAlertRule disk.full disk.free -Threshold 1
/// Remove-MetricAlertRule disk.f*
/// (Get-MetricAlertRule).Name
/// </code>
/// <shows>
/// disk.low
/// </shows>
/// <para>Removes the rules of a pattern.</para>
/// </example>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10
/// Get-MetricAlertRule | Where-Object Enabled -eq $false |
///     Remove-MetricAlertRule
/// @(Get-MetricAlertRule).Count
/// </code>
/// <shows>
/// 0
/// </shows>
/// <para>Removes the rules that are off.</para>
/// </example>
/// <link>Set-MetricAlertRule</link>
/// <link>Get-MetricAlertRule</link>
[Cmdlet(VerbsCommon.Remove, "MetricAlertRule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class RemoveMetricAlertRuleCommand : AlertCommand
{
    /// <summary>
    /// <para>Names of rules; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenExistingStore();
        ForEachRule(store, Name, includeDeleted: false, rule =>
        {
            if (ShouldProcess(rule.Name, $"Remove the alert rule from {StorePath}")) new AlertRules(store, Now).Remove(rule.Name);
        });
    });
}
