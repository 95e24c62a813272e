using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Makes a rule that raises alerts.</para>
/// <para type="description">A rule says when which series of a metric are in a bad way. Each series has an alert of its own. Invoke-MetricAlert looks at the
/// rules that are on; nothing looks at them by itself, so run it from a scheduled task.</para>
/// <para type="description">Static: a figure of the last minutes (-Window, -Aggregate) is beyond -Threshold. Rate: the value rises, or falls, by more than
/// -Threshold in the time of -Per. Absence: there are no samples for the time of -Window. Deviation: the samples of -Window are unlike the history before them,
/// as Test-MetricDeviation judges; too little history never alarms.</para>
/// <para type="description">While the condition holds for less than -For, the alert is Pending, then it is Firing. It is Resolved when the value is back at
/// -ResolveThreshold and the condition has not held for -KeepFiring. A series without samples to look at does not meet a condition, but that of Absence.</para>
/// <para type="description">A rule is off until it is turned on: see what Invoke-MetricAlert makes of it, then enable it.</para>
/// </summary>
/// <output cref="MetricAlertRule">The rule.</output>
/// <note>A rule holds no script blocks: whoever can write a store must not run code as whoever evaluates its rules. Code is given to Invoke-MetricAlert
/// -Action.</note>
/// <example>
/// <code>
/// New-MetricAlertRule disk.low disk.free -Threshold 10 -Direction Lower `
///     -ResolveThreshold 15 -For 10m -Severity Critical -Enabled |
///     Format-List Name, Type, Threshold, For, Enabled
/// </code>
/// <shows>
/// Name      : disk.low
/// Type      : Static
/// Threshold : 10
/// For       : 00:10:00
/// Enabled   : True
/// </shows>
/// <para>Fires when the average of five minutes has been below 10 for ten minutes, and resolves at 15.</para>
/// </example>
/// <example>
/// <code>
/// New-MetricAlertRule backup.missing backup.runs -Type Absence -Window 26h `
///     -Annotation @{ runbook = 'https://wiki.example.com/backup' } |
///     Format-List Type, Window, Annotation, Enabled
/// </code>
/// <shows>
/// Type       : Absence
/// Window     : 1.02:00:00
/// Annotation : runbook: https://wiki.example.com/backup
/// Enabled    : False
/// </shows>
/// <para>Looks for a nightly job that has not run. The rule is off as yet.</para>
/// </example>
/// <example>
/// <code>
/// New-MetricAlertRule filling disk.used -Type Rate -Threshold 5 -Per 1h `
///     -Window 6h -Enabled | Format-List Type, Threshold, Per
/// </code>
/// <shows>
/// Type      : Rate
/// Threshold : 5
/// Per       : 01:00:00
/// </shows>
/// <para>Fires when a disk fills by more than 5 an hour.</para>
/// </example>
/// <link>Invoke-MetricAlert</link>
/// <link>Set-MetricAlertRule</link>
/// <link>Get-MetricAlert</link>
/// <link>about_MetricsTools_Alerts</link>
[Cmdlet(VerbsCommon.New, "MetricAlertRule", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAlertRule))]
public sealed class NewMetricAlertRuleCommand : AlertRuleCommand
{
    /// <summary>
    /// <para>The name of the rule, at most 128 characters, without wildcards.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [NoCode]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// <para>The metric's name; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 1, Mandatory = true)]
    [NoCode]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string Metric { get; set; } = "";

    /// <summary>
    /// <para>What it looks for.</para>
    /// </summary>
    [Parameter]
    [Alias("Kind")]
    public AlertRuleKind Type { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Name, () =>
    {
        AlertRule rule = new AlertRule { Name = Name, Metric = Metric, Kind = Type }.ValidateName();
        if (!ShouldProcess(Name, $"Make an alert rule in {StorePath}")) return;
        IMetricStore store = OpenStore(StoreAccess.Write);
        WriteObject(new MetricAlertRule(new AlertRules(store, Now).Add(Apply(rule, store))));
    });
}
