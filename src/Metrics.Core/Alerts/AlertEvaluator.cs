using MetricsTools.Alerts.Conditions;
using MetricsTools.Alerts.Webhooks;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.Alerts;

/// <summary>
/// Looks at the series of a rule, stores what has come of it, and posts what has changed. Several processes may do so at once: each change comes of one of them,
/// and is posted by that one; when the post fails or that one dies, by the next.
/// </summary>
/// <param name="selector">Finds the series.</param>
/// <param name="time">The clock.</param>
/// <param name="webhook">Posts changes to the webhooks of rules, or null when none are to be posted.</param>
public sealed class AlertEvaluator(SeriesSelector selector, TimeProvider time, Webhook? webhook)
{
    private readonly AlertLedgers _ledgers = new(selector.Store);

    /// <summary>Looks at a rule.</summary>
    /// <exception cref="MetricException">The store failed, or what it keeps of the rule cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public AlertEvaluation Evaluate(AlertRule rule, CancellationToken cancellation)
    {
        long now = UnixTime.Now(time);
        var errors = new List<MetricException>();
        var readings = new List<AlertReading>();
        var unread = new List<SeriesKey>();
        ReadAll(rule, now, readings, unread, errors, cancellation);

        // After a failure, what was not seen may be there all the same.
        AlertLedgerStep step = _ledgers.Advance(rule, now, ledger => ledger.Advance(
            rule, readings, errors.Count > 0 ? [.. unread, .. Unseen(ledger, readings, unread)] : unread, webhook is not null, now));
        if (step.Posts.Count > 0) Post(rule, step.Posts, errors, cancellation);
        return new AlertEvaluation(rule, step, errors);
    }

    private static IEnumerable<SeriesKey> Unseen(AlertLedger ledger, List<AlertReading> readings, List<SeriesKey> unread) =>
        ledger.Statuses.Select(static status => new SeriesKey(status.Metric, status.Tags)).Where(key => !unread.Contains(key) && !readings.Exists(reading => reading.Series == key));

    private void ReadAll(AlertRule rule, long now, List<AlertReading> readings, List<SeriesKey> unread, List<MetricException> errors, CancellationToken cancellation)
    {
        IAlertCondition condition = AlertConditions.Of(rule.Kind);
        var window = new AlertWindow(selector.Store, now);
        try
        {
            IReadOnlyList<SelectedSeries> found = selector.Select(rule.Metric, rule.Filter);
            if (found.Count == 0 && !Glob.HasWildcard(rule.Metric) && condition.ReadMissing(rule) is { } missing) readings.Add(missing);
            foreach (SelectedSeries series in found)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    readings.Add(condition.Read(rule, series, window));
                }
                catch (MetricException exception) when (!exception.Id.EndsEverything())
                {
                    unread.Add(series.Key);
                    errors.Add(exception);
                }
            }
        }
        catch (MetricException exception) when (exception.Id == ErrorId.MetricNotFound)
        {
            if (condition.ReadMissing(rule) is { } missing) readings.Add(missing);
            else errors.Add(exception);
        }
    }

    private void Post(AlertRule rule, IReadOnlyList<AlertStatus> posts, List<MetricException> errors, CancellationToken cancellation)
    {
        bool isDone = false;
        try
        {
            webhook!.Post(WebhookAddress.Parse(rule.Webhook!), WebhookMessage.Write(rule, posts), cancellation);
            isDone = true;
        }
        catch (MetricException exception)
        {
            errors.Add(exception);
        }
        finally
        {
            _ledgers.Change(rule.Name, UnixTime.Now(time), ledger => ledger.Settle(posts, isDone, UnixTime.Now(time)));
        }
    }
}
