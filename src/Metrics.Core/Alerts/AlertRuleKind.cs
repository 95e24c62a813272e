namespace MetricsTools.Alerts;

/// <summary>What a rule looks for.</summary>
public enum AlertRuleKind
{
    /// <summary>A figure of the newest samples beyond a threshold.</summary>
    Static = 0,

    /// <summary>The newest samples unlike the history before them, as Test-MetricDeviation judges.</summary>
    Deviation = 1,

    /// <summary>No samples for a time.</summary>
    Absence = 2,

    /// <summary>A value that rises, or falls, faster than a threshold.</summary>
    Rate = 3,
}
