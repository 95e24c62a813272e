using System.Collections;
using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of alert rules.</summary>
internal sealed class AlertRuleCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters)
    {
        var rules = new AlertRules(store, 0);
        return rules.Names().Where(name => Begins(name, word)).Select(rules.Get).Where(static rule => rule.Deleted is null)
            .Select(static rule => Result(rule.Name, $"{rule.Kind} of {rule.Metric}{(rule.IsEnabled ? "" : ", off")}"));
    }
}
