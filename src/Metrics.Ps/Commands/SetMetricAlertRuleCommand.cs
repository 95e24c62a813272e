using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Changes rules that raise alerts, turns them on or off, or brings removed ones back.</para>
/// <para type="description">Only what is given is changed; <c>$null</c> takes away a threshold, a direction, a figure, the annotations or the webhook. The
/// kind of a rule does not change. Alerts stand where they stood; those of a rule that is turned off become inactive.</para>
/// </summary>
/// <input cref="String">Names of rules, by the property Name. So rules can be piped.</input>
/// <output cref="MetricAlertRule">With -PassThru, the changed rule; else nothing.</output>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 `
///     -Direction Lower
/// Set-MetricAlertRule disk.low -Threshold 5 -Enabled
/// Get-MetricAlertRule | Format-List Name, Threshold, Enabled
/// </code>
/// <shows>
/// Name      : disk.low
/// Threshold : 5
/// Enabled   : True
/// </shows>
/// <para>Changes a threshold, and turns the rule on.</para>
/// </example>
/// <example>
/// <code>
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10
/// Remove-MetricAlertRule disk.low
/// Set-MetricAlertRule disk.low -Restore
/// (Get-MetricAlertRule).Name
/// </code>
/// <shows>
/// disk.low
/// </shows>
/// <para>Brings back a rule that was removed.</para>
/// </example>
/// <link>New-MetricAlertRule</link>
/// <link>Get-MetricAlertRule</link>
/// <link>Remove-MetricAlertRule</link>
[Cmdlet(VerbsCommon.Set, "MetricAlertRule", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAlertRule))]
public sealed class SetMetricAlertRuleCommand : AlertRuleCommand
{
    /// <summary>
    /// <para>Names of rules; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// <para>The metric's name; wildcards are allowed.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [NoCode]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string? Metric { get; set; }

    /// <summary>
    /// <para>Brings back a rule that was removed.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Restore { get; set; }

    /// <summary>
    /// <para>Writes the changed rule to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenExistingStore();
        ForEachRule(store, Name, includeDeleted: Restore, rule =>
        {
            if (!ShouldProcess(rule.Name, $"Change the alert rule in {StorePath}")) return;
            AlertRule changed = new AlertRules(store, Now).Change(rule.Name, current => Apply(current, store) with
            {
                Metric = Metric ?? current.Metric,
                Deleted = Restore ? null : current.Deleted,
            });
            if (PassThru) WriteObject(new MetricAlertRule(changed));
        });
    });
}
