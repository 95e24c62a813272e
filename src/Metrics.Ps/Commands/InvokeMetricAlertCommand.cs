using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Alerts.Webhooks;
using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Looks at the alert rules that are on, and tells of what has changed.</para>
/// <para type="description">Looks at every series of every rule, stores where its alert stands now, and writes the alerts that are Pending, Firing, or were
/// Resolved by this look. Run it from a scheduled task, as often as alerts are to be noticed.</para>
/// <para type="description">For an alert that has begun to fire or was resolved, -Action is run, and the webhook of the rule is posted to: JSON with a
/// <c>text</c> for chat programs, and <c>alerts</c> with state, severity, metric, tags, value and reason for programs. A post is tried three times; one that did
/// not arrive is tried again by the next look.</para>
/// <para type="description">What goes wrong with a rule, a series, an action or a webhook is an error at the end; everything else is done. Several of these
/// may run at once on one store: each change is told of by one of them.</para>
/// </summary>
/// <input cref="String">Names of rules, by the property Name. So rules can be piped.</input>
/// <output cref="MetricAlert">An alert: what has come of a rule for one series.</output>
/// <note>The first look at a rule with -For can only make alerts Pending.</note>
/// <example>
/// <code>
/// Add-Metric disk.free 3 -Unit '%' -Tag mountpoint=/
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 `
///     -Direction Lower -Enabled
/// $action = {
///     Add-Content alerts.log "$($_.State): $($_.Reason)"
/// }
/// $null = Invoke-MetricAlert -Action $action
/// $null = Invoke-MetricAlert -Action $action
/// Get-Content alerts.log
/// </code>
/// <shows>
/// Firing: disk.free{mountpoint=/} (Average of 5m) is 3 %, below 10 %.
/// </shows>
/// <para>Writes changes to a log. An alert that goes on firing is no change.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric disk.free 3 -Unit '%'
/// $null = New-MetricAlertRule disk.low disk.free -Threshold 10 `
///     -Direction Lower -Severity Critical -Enabled
/// $firing = Invoke-MetricAlert | Where-Object State -eq Firing
/// if ($firing) { "$(@($firing).Count) alert(s) fire." }
/// </code>
/// <shows>
/// 1 alert(s) fire.
/// </shows>
/// <para>Asks whether anything fires.</para>
/// </example>
/// <link>New-MetricAlertRule</link>
/// <link>Get-MetricAlert</link>
/// <link>about_MetricsTools_Alerts</link>
[Cmdlet(VerbsLifecycle.Invoke, "MetricAlert", SupportsShouldProcess = true)]
[OutputType(typeof(MetricAlert))]
public sealed class InvokeMetricAlertCommand : AlertCommand
{
    private readonly List<ErrorRecord> _errors = [];
    private Webhook? _webhook;

    /// <summary>
    /// <para>Names of rules; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AlertRuleCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>
    /// <para>What to do for every alert that has begun to fire or was resolved, which is <c>$_</c>. It is never stored. What it writes is left out.</para>
    /// </summary>
    [Parameter(Position = 1)]
    public ScriptBlock? Action { get; set; }

    /// <summary>
    /// <para>Posts to no webhook; what there is to be posted is left to another look.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter NoWebhook { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        IMetricStore store = OpenExistingStore();
        if (!NoWebhook) _webhook ??= new Webhook(new WebhookOptions());
        var evaluator = new AlertEvaluator(Queries.Selector, Time, _webhook);
        ForEachRule(store, Name, includeDeleted: false, rule =>
        {
            if (rule.IsEnabled) Evaluate(evaluator, rule);
            else WriteVerbose($"The alert rule '{rule.Name}' is off.");
        });
    });

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // With Stop, an error in the midst would keep other rules from being looked at.
        foreach (ErrorRecord error in _errors) WriteError(error);
    }

    /// <inheritdoc/>
    protected override void Settle() => _webhook?.Dispose();

    /// <inheritdoc/>
    private protected override void Report(ErrorRecord error) => _errors.Add(error);

    private void Evaluate(AlertEvaluator evaluator, AlertRule rule)
    {
        if (!ShouldProcess(rule.Name, $"Look at the alert rule in {StorePath}")) return;
        AlertEvaluation evaluation;
        try
        {
            evaluation = evaluator.Evaluate(rule, Cancellation);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        foreach (MetricException error in evaluation.Errors) Report(error.ToErrorRecord(rule.Name));
        foreach (AlertResult result in evaluation.Alerts)
        {
            var alert = new MetricAlert(result);
            WriteObject(alert);
            if (result.IsChanged && Action is not null && AlertLedger.IsNews(result.Status.Phase.State)) Run(rule, alert);
        }
    }

    private void Run(AlertRule rule, MetricAlert alert)
    {
        try
        {
            Action!.InvokeWithContext(null, [new PSVariable("_", alert)]);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            Report(new MetricException(ErrorId.AlertActionFailed, exception, rule.Name, exception.Message).ToErrorRecord(alert));
        }
    }
}
