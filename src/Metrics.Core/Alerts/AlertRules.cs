using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Alerts;

/// <summary>The rules that lie in a store. A removed one is put away: it can be looked at and had back.</summary>
/// <param name="store">The store.</param>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed class AlertRules(IMetricStore store, long now)
{
    private const string Kind = "alert-rule";

    /// <summary>The names of the rules that fit a pattern, removed ones too, by name.</summary>
    public IEnumerable<string> Names(string pattern = "*") =>
        store.GetDocuments(Kind).Where(document => Glob.IsMatch(pattern, document.Name)).Select(static document => document.Name);

    /// <summary>A rule, also a removed one.</summary>
    /// <exception cref="MetricException">There is none, or it cannot be read.</exception>
    public AlertRule Get(string name) => Read(Find(name));

    /// <summary>
    /// Does work for every rule that fits the names, once. What goes wrong with one of them, also that there is no rule of a literal name, is reported, and the
    /// next one follows.
    /// </summary>
    /// <param name="names">Names or patterns.</param>
    /// <param name="includeDeleted">Whether removed rules count.</param>
    /// <param name="work">The work.</param>
    /// <param name="report">Takes the name of a rule and what went wrong with it.</param>
    /// <exception cref="MetricException">The store failed.</exception>
    public void ForEach(IEnumerable<string> names, bool includeDeleted, Action<AlertRule> work, Action<string, MetricException> report)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            foreach (string one in Glob.HasWildcard(name) ? Names(name) : [name])
            {
                if (!done.Add(one)) continue;
                try
                {
                    AlertRule rule = Get(one);
                    if (includeDeleted || rule.Deleted is null) work(rule);
                    else if (!Glob.HasWildcard(name)) throw new MetricException(ErrorId.AlertRuleNotFound, one, store.Location);
                }
                catch (MetricException exception) when (!exception.Id.EndsEverything())
                {
                    report(one, exception);
                }
            }
        }
    }

    /// <summary>Stores a new rule, in place of one of its name that was removed.</summary>
    /// <exception cref="MetricException">The rule cannot be evaluated, or there is one of that name.</exception>
    public AlertRule Add(AlertRule rule)
    {
        string text = AlertJson.Write(rule.Validate());
        StoredDocument? old = store.FindDocument(Kind, rule.Name);
        if (old is { Deleted: null }) throw new MetricException(ErrorId.AlertRuleExists, old.Name);
        var document = new StoredDocument(Kind, rule.Name, text) { Created = now, Updated = now, Version = old?.Version ?? 0 };
        return store.TrySetDocument(document) ? Read(document) : throw new MetricException(ErrorId.AlertRuleExists, rule.Name);
    }

    /// <summary>Changes a rule. What others change at the same time is not lost.</summary>
    /// <exception cref="MetricException">There is none, or the changed one cannot be evaluated.</exception>
    public AlertRule Change(string name, Func<AlertRule, AlertRule> change)
    {
        while (true)
        {
            StoredDocument stored = Find(name);
            AlertRule rule = change(Read(stored)).Validate();
            StoredDocument changed = stored with { Text = AlertJson.Write(rule), Updated = Math.Max(now, stored.Updated), Deleted = rule.Deleted };
            if (!store.TrySetDocument(changed)) continue;
            if (!rule.IsEnabled || rule.Deleted is not null) new AlertLedgers(store).Silence(rule.Name, now);
            return Read(changed);
        }
    }

    /// <summary>Puts a rule away.</summary>
    /// <exception cref="MetricException">There is none.</exception>
    public AlertRule Remove(string name) => Change(name, rule => rule with { Deleted = rule.Deleted ?? now });

    private StoredDocument Find(string name) => store.FindDocument(Kind, name) ?? throw new MetricException(ErrorId.AlertRuleNotFound, name, store.Location);

    private static AlertRule Read(StoredDocument document) => AlertJson.Read<AlertRule>(document.Text, document.Name) with
    {
        Name = document.Name,
        Created = document.Created,
        Updated = document.Updated,
        Deleted = document.Deleted,
    };
}
