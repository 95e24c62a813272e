using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Statistics;

namespace MetricsTools.Alerts.Conditions;

/// <summary>
/// A value that changes faster than a threshold: of a Counter the increments, else the slope that single samples hardly move (Theil 1950; Sen 1968) of the
/// averages of sixty parts of the window.
/// </summary>
internal sealed class RateCondition : IAlertCondition
{
    public AlertRuleKind Kind => AlertRuleKind.Rate;

    public AlertReading? ReadMissing(AlertRule rule) => null;

    public AlertReading Read(AlertRule rule, SelectedSeries series, AlertWindow window)
    {
        Direction way = AlertLimit.WayOf(rule, series.Metric);
        string span = AlertSentence.Duration(rule.Window), per = AlertSentence.Duration(rule.Per);
        double? slope = series.Metric.Kind == MetricKind.Counter ? window.ReadBucket(series, rule.Window)?.Rate ?? 0 : SlopeOf(series, window, rule.Window);
        if (slope is not { } known) return AlertSentence.Nothing(rule, series, $"has too few samples of the last {span} to change");

        // A threshold for falling is a change too: 5 an hour, not -5.
        double change = known * rule.Per.TotalSeconds * (way == Direction.Lower ? -1 : 1);
        string verb = way == Direction.Lower ? "falls" : "rises";
        return AlertLimit.Compare(rule, series.Key, Direction.Higher, change, $"{verb} per {per} (in {span}) by", series.Metric.Unit);
    }

    private static double? SlopeOf(SelectedSeries series, AlertWindow window, TimeSpan span)
    {
        (double[] times, double[] values) = window.ReadCourse(series, span);
        return times.Length < 2 ? null : TheilSen.Of(times, values).Slope;
    }
}
