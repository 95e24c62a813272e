namespace MetricsTools.Maintenance.Checks;

/// <summary>One finding of a check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Target">What was looked at: a file, a table, a metric.</param>
/// <param name="Status">Whether it is sound.</param>
/// <param name="Detail">What was found.</param>
public sealed record StoreCheckResult(string Check, string Target, CheckStatus Status, string Detail);
