namespace MetricsTools.Alerts;

/// <summary>An alert after a look.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsChanged">Whether this look has changed its state.</param>
public sealed record AlertResult(AlertRule Rule, AlertStatus Status, bool IsChanged);
