using MetricsTools.Alerts;
using MetricsTools.Storage;

namespace MetricsTools.Views.Rows;

/// <summary>Reads where alerts stand; it evaluates no rule.</summary>
public static class AlertRows
{
    /// <summary>The alerts of all enabled rules that are not inactive: firing ones first, the worst of them before the others.</summary>
    /// <param name="store">The store.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <exception cref="MetricException">The store failed.</exception>
    public static IReadOnlyList<AlertRow> Read(IMetricStore store, long now)
    {
        var ledgers = new AlertLedgers(store);
        var rows = new List<AlertRow>();
        new AlertRules(store, now).ForEach(["*"], includeDeleted: false, rule => rows.AddRange(
            from status in rule.IsEnabled ? ledgers.Get(rule.Name).Statuses : []
            where status.Phase.State != AlertState.Inactive
            select AlertRow.Of(rule.Name, status)), static (_, _) => { });
        return [.. rows.OrderBy(static row => row.State switch { AlertState.Firing => 0, AlertState.Pending => 1, _ => 2 })
            .ThenByDescending(static row => row.Severity).ThenBy(static row => row.Since).ThenBy(static row => row.Series.ToString(), StringComparer.Ordinal)];
    }
}
