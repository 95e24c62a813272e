using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Model;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Shows where alerts stand, and how they came there.</para>
/// <para type="description">Alerts that are Pending or Firing, and those that were Resolved in the last day, as the last Invoke-MetricAlert has found them:
/// this looks at no metric. With -History, the changes of state, the newest 100 of every rule, oldest first.</para>
/// </summary>
/// <input cref="String">Names of rules, by the property Name. So rules can be piped.</input>
/// <output cref="MetricAlert">An alert: what has come of a rule for one series.</output>
/// <output cref="MetricAlertTransition">With -History, a change of state.</output>
/// <example>
/// <code>
/// Add-Metric disk.free 3 -Unit '%' -Tag mountpoint=/
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 `
///     -Direction Lower -Enabled
/// $null = Invoke-MetricAlert
/// Get-MetricAlert | Format-List Rule, State, Reason
/// </code>
/// <shows>
/// Rule   : disk.low
/// State  : Firing
/// Reason : disk.free{mountpoint=/} (Average of 5m) is 3 %, below 10 %.
/// </shows>
/// <para>Shows what fires.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric disk.free 3 -Unit '%' -Timestamp (Get-Date).AddMinutes(-1)
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 `
///     -Direction Lower -Aggregate Last -Enabled
/// $null = Invoke-MetricAlert
/// Add-Metric disk.free 30
/// $null = Invoke-MetricAlert
/// Get-MetricAlert -History | Format-Table From, State, Value
/// </code>
/// <shows>
/// From     State    Value
/// ----     -----    -----
/// Inactive Firing    3.00
/// Firing   Resolved 30.00
/// </shows>
/// <para>Shows how an alert came and went.</para>
/// </example>
/// <link>Invoke-MetricAlert</link>
/// <link>Get-MetricAlertRule</link>
[Cmdlet(VerbsCommon.Get, "MetricAlert")]
[OutputType(typeof(MetricAlert), typeof(MetricAlertTransition))]
public sealed class GetMetricAlertCommand : AlertCommand
{
    /// <summary>
    /// <para>Names of rules; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>Only alerts in these states; with -History, changes to them.</para>
    /// </summary>
    [Parameter]
    public AlertState[]? State { get; set; }

    /// <summary>
    /// <para>Only alerts of this severity or worse.</para>
    /// </summary>
    [Parameter]
    [ValidateSet("Info", "Warning", "Critical")]
    public string? Severity { get; set; }

    /// <summary>
    /// <para>Shows the changes of state instead.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenStore(StoreAccess.Read);
        Severity least = Severity is null ? Model.Severity.None : (Severity)Enum.Parse(typeof(Severity), Severity, ignoreCase: true);
        ForEachRule(store, Name, includeDeleted: false, rule =>
        {
            AlertLedger ledger = new AlertLedgers(store).Get(rule.Name);
            if (History) WriteObject(ledger.History.Where(one => IsWanted(one.To) && one.Severity >= least).Select(one => new MetricAlertTransition(rule.Name, one)), enumerateCollection: true);
            else WriteObject(ledger.Statuses.Where(one => IsWanted(one.Phase.State) && one.Severity >= least).Select(one => new MetricAlert(new AlertResult(rule, one, IsChanged: false))), enumerateCollection: true);
        });
    });

    private bool IsWanted(AlertState state) => State is null || State.Contains(state);
}
