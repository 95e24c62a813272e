using System.Management.Automation;
using MetricsTools.Alerts;
using MetricsTools.PowerShell.Errors;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that work with alert rules.</summary>
public abstract class AlertCommand : QueryCommand
{
    /// <summary>
    /// Does work for every rule that fits the names, once. A literal name that there is no rule of is one error; what goes wrong with one rule is an error, after
    /// which the next one follows.
    /// </summary>
    private protected void ForEachRule(IMetricStore store, IEnumerable<string> names, bool includeDeleted, Action<AlertRule> work)
    {
        var rules = new AlertRules(store, Now);
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            foreach (string one in Glob.HasWildcard(name) ? rules.Names(name) : [name])
            {
                if (!done.Add(one)) continue;
                try
                {
                    AlertRule rule = rules.Get(one);
                    if (includeDeleted || rule.Deleted is null) work(rule);
                    else if (!Glob.HasWildcard(name)) throw new MetricException(ErrorId.AlertRuleNotFound, one, store.Location);
                }
                catch (MetricException exception) when (!IsTerminating(exception))
                {
                    Report(exception.ToErrorRecord(one));
                }
            }
        }
    }

    /// <summary>Takes the error of one rule.</summary>
    private protected virtual void Report(ErrorRecord error) => WriteError(error);
}
