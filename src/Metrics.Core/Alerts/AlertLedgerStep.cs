namespace MetricsTools.Alerts;

/// <summary>What a look has brought.</summary>
/// <param name="Ledger">The ledger after it.</param>
/// <param name="Changes">The changes of state.</param>
/// <param name="Posts">What is to be posted by whoever stores the ledger.</param>
public sealed record AlertLedgerStep(AlertLedger Ledger, IReadOnlyList<AlertTransition> Changes, IReadOnlyList<AlertStatus> Posts);
