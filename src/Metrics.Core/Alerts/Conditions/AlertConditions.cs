namespace MetricsTools.Alerts.Conditions;

/// <summary>The table of ways to look at a series. A new one is a class and a line here.</summary>
internal static class AlertConditions
{
    private static readonly IReadOnlyList<IAlertCondition> All = [new StaticCondition(), new DeviationCondition(), new AbsenceCondition(), new RateCondition()];

    /// <summary>The way of a kind of rule.</summary>
    public static IAlertCondition Of(AlertRuleKind kind) => All.First(condition => condition.Kind == kind);
}
