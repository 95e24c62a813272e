namespace MetricsTools.Alerts;

/// <summary>What has come of a look at one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Step">Where its alerts stand now, and what has changed.</param>
/// <param name="Errors">What went wrong; everything else was done.</param>
public sealed record AlertEvaluation(AlertRule Rule, AlertLedgerStep Step, IReadOnlyList<MetricException> Errors);
