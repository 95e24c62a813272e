using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>What has come of a look at one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Step">Where its alerts stand now, and what has changed.</param>
/// <param name="Errors">What went wrong; everything else was done.</param>
public sealed record AlertEvaluation(AlertRule Rule, AlertLedgerStep Step, IReadOnlyList<MetricException> Errors)
{
    /// <summary>The alerts that are pending, fire, or were resolved by this look.</summary>
    public IEnumerable<AlertResult> Alerts
    {
        get
        {
            var changed = new HashSet<SeriesKey>(Step.Changes.Select(static change => new SeriesKey(change.Metric, change.Tags)));
            return Step.Ledger.Statuses
                .Select(status => new AlertResult(Rule, status, changed.Contains(new SeriesKey(status.Metric, status.Tags))))
                .Where(static alert => alert.IsChanged || alert.Status.Phase.State != AlertState.Resolved);
        }
    }
}
