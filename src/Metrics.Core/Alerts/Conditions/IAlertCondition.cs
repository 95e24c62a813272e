using MetricsTools.Queries;

namespace MetricsTools.Alerts.Conditions;

/// <summary>One way of looking at a series. A new one is a class and a line in <see cref="AlertConditions"/>.</summary>
internal interface IAlertCondition
{
    /// <summary>The kind of rules that it is for.</summary>
    AlertRuleKind Kind { get; }

    /// <summary>Looks at a series.</summary>
    /// <exception cref="MetricException">The store failed, or there is no such look at a series of its kind.</exception>
    AlertReading Read(AlertRule rule, SelectedSeries series, AlertWindow window);

    /// <summary>What it says of a metric that a literal name means and the store does not have, or null when that is a mistake.</summary>
    AlertReading? ReadMissing(AlertRule rule);
}
