using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Alerts.Conditions;

/// <summary>
/// The samples of the window, by their median, unlike the history before them; of a Counter or a Set the newest whole interval of that length. Too little
/// history never alarms.
/// </summary>
internal sealed class DeviationCondition : IAlertCondition
{
    public AlertRuleKind Kind => AlertRuleKind.Deviation;

    public AlertReading? ReadMissing(AlertRule rule) => null;

    public AlertReading Read(AlertRule rule, SelectedSeries series, AlertWindow window)
    {
        bool isOfIntervals = series.Metric.Kind is MetricKind.Counter or MetricKind.Set;
        var request = new DeviationRequest
        {
            Count = 1,
            Last = isOfIntervals ? null : rule.Window,
            Interval = rule.Window,
            Window = rule.BaselineWindow,
        };
        Deviation result = new SeriesDeviation(window.Store, window.Now).JudgeNewest(SeriesGroup.Of(series), request, rule.DeviationOptions);
        bool isMet = result.Verdict == Verdict.Deviation || (result.Verdict == Verdict.Normal && result.Severity > Severity.None);
        isMet = isMet && result.Severity >= rule.Severity;
        return new AlertReading(series.Key, isMet, isMet || IsHeld(rule, series.Metric, result), isMet ? result.Severity : rule.Severity, result.Reason)
        {
            Value = result.Value,
            Unit = result.Unit,
        };
    }

    private static bool IsHeld(AlertRule rule, MetricDefinition metric, Deviation result)
    {
        if (rule.ResolveThreshold is not { } resolve || result.Score is not { } score) return false;
        return (rule.Direction ?? metric.Direction) switch
        {
            Direction.Higher => score > resolve,
            Direction.Lower => -score > resolve,
            _ => Math.Abs(score) > resolve,
        };
    }
}
