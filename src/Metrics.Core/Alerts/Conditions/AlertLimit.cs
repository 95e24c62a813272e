using MetricsTools.Model;

namespace MetricsTools.Alerts.Conditions;

/// <summary>Holds values against the thresholds of a rule.</summary>
internal static class AlertLimit
{
    /// <summary>Which way is bad for a limit: what the rule says, else the metric, else up.</summary>
    public static Direction WayOf(AlertRule rule, MetricDefinition metric) =>
        rule.Direction ?? (metric.Direction == Direction.Lower ? Direction.Lower : Direction.Higher);

    /// <summary>What is to be said of a value and a limit.</summary>
    /// <param name="rule">The rule, which has a threshold.</param>
    /// <param name="series">The series.</param>
    /// <param name="way">Which way is bad.</param>
    /// <param name="value">The value that was looked at.</param>
    /// <param name="what">What the value is, for a sentence.</param>
    /// <param name="unit">The unit of the value and the threshold.</param>
    public static AlertReading Compare(AlertRule rule, SeriesKey series, Direction way, double value, string what, string? unit)
    {
        double threshold = rule.Threshold!.Value;
        bool isMet = IsBeyond(threshold), isHeld = IsBeyond(rule.ResolveThreshold ?? threshold);
        string relation = way == Direction.Lower ? (isMet ? "below" : "not below") : (isMet ? "above" : "not above");
        return new AlertReading(series, isMet, isHeld, rule.Severity, $"{series} {what} {AlertSentence.Figure(value, unit)}, {relation} {AlertSentence.Figure(threshold, unit)}.") { Value = Finite(value), Unit = unit };

        bool IsBeyond(double limit) => way == Direction.Lower ? value < limit : value > limit;
    }

    /// <summary>JSON has no word for a sum that overflowed.</summary>
    private static double? Finite(double value) => double.IsNaN(value) || double.IsInfinity(value) ? null : value;
}
