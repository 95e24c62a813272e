using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Alerts.Conditions;

/// <summary>No samples for a time. The value is the age of the newest one, in seconds.</summary>
internal sealed class AbsenceCondition : IAlertCondition
{
    public AlertRuleKind Kind => AlertRuleKind.Absence;

    public AlertReading? ReadMissing(AlertRule rule)
    {
        var series = new SeriesKey(rule.Metric, TagSet.Empty);
        return new AlertReading(series, true, true, rule.Severity, $"{series} was never recorded.");
    }

    public AlertReading Read(AlertRule rule, SelectedSeries series, AlertWindow window)
    {
        if (window.NewestTime(series) is not { } newest) return new AlertReading(series.Key, true, true, rule.Severity, $"{series.Key} has no samples.") { Unit = "s" };
        TimeSpan age = TimeSpan.FromMilliseconds(Math.Max(0, window.Now - newest));
        bool isAbsent = age >= rule.Window;
        string limit = AlertSentence.Duration(rule.Window), last = UnixTime.ToText(newest);
        string reason = isAbsent ? $"{series.Key} has had no samples for {limit}: the newest is of {last}." : $"{series.Key} has samples: the newest is of {last}.";
        return new AlertReading(series.Key, isAbsent, isAbsent, rule.Severity, reason) { Value = age.TotalSeconds, Unit = "s" };
    }
}
