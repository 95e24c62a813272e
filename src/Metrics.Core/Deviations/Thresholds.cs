using MetricsTools.Model;

namespace MetricsTools.Deviations;

/// <summary>From which score on a deviation has a severity, ascending, in the units of the method; infinity where it never has.</summary>
/// <param name="Info">For <see cref="Severity.Info"/>.</param>
/// <param name="Warning">For <see cref="Severity.Warning"/>.</param>
/// <param name="Critical">For <see cref="Severity.Critical"/>.</param>
public sealed record Thresholds(double Info, double Warning, double Critical)
{
    /// <summary>
    /// The given thresholds, completed by the defaults that lie between them. A severity whose default does not is left out: it begins where the
    /// next one does.
    /// </summary>
    /// <param name="defaults">The method's own, or null when it has none.</param>
    /// <param name="info">The given one, or null.</param>
    /// <param name="warning">The given one, or null.</param>
    /// <param name="critical">The given one, or null.</param>
    public static Thresholds Complete(Thresholds? defaults, double? info, double? warning, double? critical)
    {
        double completedCritical = critical ?? Between(defaults?.Critical, warning ?? info, null) ?? double.PositiveInfinity;
        double completedWarning = warning ?? Between(defaults?.Warning, info, critical) ?? completedCritical;
        double completedInfo = info ?? Between(defaults?.Info, null, warning ?? critical) ?? completedWarning;
        return new Thresholds(completedInfo, completedWarning, completedCritical);
    }

    /// <summary>The severity of a score.</summary>
    public Severity SeverityOf(double score) =>
        score >= Critical ? Severity.Critical
        : score >= Warning ? Severity.Warning
        : score >= Info ? Severity.Info
        : Severity.None;

    private static double? Between(double? value, double? low, double? high) =>
        value >= (low ?? double.NegativeInfinity) && value <= (high ?? double.PositiveInfinity) ? value : null;
}
