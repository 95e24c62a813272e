using System.CommandLine;
using MetricsTools.Alerts;
using MetricsTools.Alerts.Webhooks;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Storage;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Looks at the alert rules that are on; the exit code tells whether anything fires.</summary>
internal sealed class AlertCommand : MetricCommand
{
    private readonly NamesArgument _names = new(ArgumentArity.ZeroOrMore, "Names of rules; wildcards are allowed. All of them when omitted.");
    private readonly Option<bool> _noWebhook = new("--no-webhook") { Description = "Posts to no webhook; what there is to be posted is left to another look." };
    private readonly ChoiceOption<ResultFormat> _format = new("--format", "How alerts are written; a table when omitted.", ResultFormat.Table, ResultFormat.Json);

    private const string DetailText =
        """
        Looks at every series of the rules that New-MetricAlertRule has made, stores where each alert stands, posts what has changed to the webhooks of the rules,
        and writes the alerts that are pending, fire, or were resolved by this look. Several may run at once: each change is told of by one of them.
        Exit codes: 0 nothing fires, 3 something does, 1 the store cannot be used, 2 a rule or a webhook failed; the others are looked at all the same.

        Examples:
          metrics alert
          metrics alert 'disk.*' --no-webhook --format json
        """;

    /// <summary>Makes the command.</summary>
    public AlertCommand(Terminal terminal) : base("alert", "Looks at the alert rules that are on; the exit code tells whether anything fires.", DetailText, terminal)
    {
        Arguments.Add(_names);
        Options.Add(_noWebhook);
        Options.Add(_format);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        if (!File.Exists(invocation.StorePath)) throw new MetricException(ErrorId.StoreNotFound, invocation.StorePath);
        IMetricStore store = invocation.OpenStore(StoreAccess.Write);
        string[] names = invocation.Arguments.GetValue(_names) is { Length: > 0 } given ? given : ["*"];
        using Webhook? webhook = invocation.Arguments.GetValue(_noWebhook) ? null : new Webhook(new WebhookOptions());
        var evaluator = new AlertEvaluator(invocation.Queries.Selector, TimeProvider.System, webhook);
        IResultWriter<AlertResult> writer = ResultWriters.Create(_format.Read(invocation.Arguments) ?? ResultFormat.Table, invocation.Terminal.Output, ResultColumns.Alert);
        bool isFiring = false;
        new AlertRules(store, Invocation.Now).ForEach(names, includeDeleted: false, Look, (_, exception) => invocation.Report(exception));
        writer.Complete();
        if (isFiring && invocation.ExitCode == ExitCode.Done) invocation.ExitCode = ExitCode.Deviation;

        void Look(AlertRule rule)
        {
            if (!rule.IsEnabled) return;
            AlertEvaluation evaluation = evaluator.Evaluate(rule, invocation.Cancellation);
            foreach (MetricException error in evaluation.Errors) invocation.Report(error);
            foreach (AlertResult alert in evaluation.Alerts)
            {
                isFiring |= alert.Status.Phase.State == AlertState.Firing;
                writer.Write(alert);
            }
        }
    }
}
