using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.PowerShell.Errors;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that work with alert rules.</summary>
public abstract class AlertCommand : QueryCommand
{
    /// <summary>Does work for every rule that fits the names, once. What goes wrong with one of them is an error, after which the next one follows.</summary>
    private protected void ForEachRule(IMetricStore store, IEnumerable<string> names, bool includeDeleted, Action<AlertRule> work) =>
        new AlertRules(store, Now).ForEach(names, includeDeleted, work, (name, exception) => Report(exception.ToErrorRecord(name)));

    /// <summary>Takes the error of one rule.</summary>
    private protected virtual void Report(ErrorRecord error) => WriteError(error);
}
