using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Alerts.Conditions;

/// <summary>A figure of the newest samples beyond a threshold.</summary>
internal sealed class StaticCondition : IAlertCondition
{
    public AlertRuleKind Kind => AlertRuleKind.Static;

    public AlertReading? ReadMissing(AlertRule rule) => null;

    public AlertReading Read(AlertRule rule, SelectedSeries series, AlertWindow window)
    {
        Aggregate figure = rule.Aggregate ?? DefaultAggregate.Of(series.Metric.Kind);
        string span = AlertSentence.Duration(rule.Window);
        Bucket? bucket = window.ReadBucket(series, rule.Window);

        // No increment, and no member, is a figure too.
        double? value = bucket is not null ? bucket[figure] : figure is Aggregate.Rate or Aggregate.Count or Aggregate.Sum or Aggregate.Distinct ? 0 : null;
        if (value is not { } known) return AlertSentence.Nothing(rule, series, $"has no samples of the last {span}");
        string? unit = figure is Aggregate.Rate or Aggregate.Count or Aggregate.Distinct ? null : series.Metric.Unit;
        return AlertLimit.Compare(rule, series.Key, AlertLimit.WayOf(rule, series.Metric), known, $"({figure} of {span}) is", unit);
    }
}
