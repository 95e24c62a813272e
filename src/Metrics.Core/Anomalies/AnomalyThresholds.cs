using MetricsTools.Model;

namespace MetricsTools.Anomalies;

/// <summary>From which score on an anomaly has a severity: scores of all series mean the same.</summary>
public static class AnomalyThresholds
{
    /// <summary>The least score of <see cref="Severity.Info"/>.</summary>
    public const double Info = 1.4;

    /// <summary>The least score of <see cref="Severity.Warning"/>.</summary>
    public const double Warning = 2;

    /// <summary>The least score of <see cref="Severity.Critical"/>.</summary>
    public const double Critical = 3;

    /// <summary>The severity of a score.</summary>
    public static Severity SeverityOf(double score) =>
        score >= Critical ? Severity.Critical
        : score >= Warning ? Severity.Warning
        : score >= Info ? Severity.Info
        : Severity.None;
}
