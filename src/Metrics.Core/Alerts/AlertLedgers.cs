using MetricsTools.Storage;

namespace MetricsTools.Alerts;

/// <summary>The ledgers that lie in a store, one a rule. Of several processes that look at once, one stores what it has seen, and the others go on from there.</summary>
/// <param name="store">The store.</param>
public sealed class AlertLedgers(IMetricStore store)
{
    private const string Kind = "alert-state";

    /// <summary>The ledger of a rule; an empty one when it was never looked at.</summary>
    /// <exception cref="MetricException">It cannot be read.</exception>
    public AlertLedger Get(string rule) => store.FindDocument(Kind, rule) is { } document ? Read(document) : new AlertLedger();

    /// <summary>
    /// Stores what a look has brought. The step is worked out anew from what another has stored meanwhile, so that a change comes of one of them alone.
    /// </summary>
    public AlertLedgerStep Advance(AlertRule rule, long now, Func<AlertLedger, AlertLedgerStep> advance)
    {
        while (true)
        {
            StoredDocument? stored = store.FindDocument(Kind, rule.Name);
            AlertLedgerStep step = advance(stored is null ? new AlertLedger() : Read(stored));
            if (TrySet(rule.Name, stored, step.Ledger, now)) return step;
        }
    }

    /// <summary>Stores a changed ledger of a rule that was looked at.</summary>
    public void Change(string rule, long now, Func<AlertLedger, AlertLedger> change)
    {
        while (store.FindDocument(Kind, rule) is { } stored)
        {
            if (TrySet(rule, stored, change(Read(stored)), now)) return;
        }
    }

    /// <summary>Makes the alerts of a rule inactive.</summary>
    public void Silence(string rule, long now) => Change(rule, now, ledger => ledger.Silence(now));

    private bool TrySet(string rule, StoredDocument? stored, AlertLedger ledger, long now)
    {
        string text = AlertJson.Write(ledger);
        if (stored is null ? ledger.Statuses.Count + ledger.History.Count == 0 : stored.Text == text) return true;
        return store.TrySetDocument(new StoredDocument(Kind, rule, text) { Created = stored?.Created ?? now, Updated = now, Version = stored?.Version ?? 0 });
    }

    private static AlertLedger Read(StoredDocument document) => AlertJson.Read<AlertLedger>(document.Text, document.Name);
}
