using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Baselines;

/// <summary>The baselines that a store keeps under labels, one for each label and series. They never change by themselves.</summary>
/// <param name="store">The store.</param>
public sealed class SavedBaselines(IMetricStore store)
{
    private const string Kind = "baseline";

    /// <summary>Saves a baseline.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="label">What it is called.</param>
    /// <param name="replaces">Whether one that is saved already is replaced.</param>
    /// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>What is saved: the baseline under its label.</returns>
    /// <exception cref="MetricException">The label is not usable, one is saved already and is not to be replaced, or the store failed.</exception>
    public Baseline Save(Baseline baseline, string label, bool replaces, long now)
    {
        BaselineLabel.Validate(label);
        Baseline saved = baseline with { Label = label };
        string name = DocumentName.Of(label, KeyOf(saved));
        while (true)
        {
            StoredDocument? old = store.FindDocument(Kind, name);
            if (old is not null && !replaces) throw new MetricException(ErrorId.BaselineExists, Title(saved), label);
            var document = new StoredDocument(Kind, name, BaselineJsonWriter.Write(saved)) { Created = old?.Created ?? now, Updated = now, Version = old?.Version ?? 0 };
            if (store.TrySetDocument(document)) return saved;
        }
    }

    /// <summary>The baselines that are saved, by label, name and tags. A label or a name without wildcards that none has is an error.</summary>
    /// <param name="label">A label, or a wildcard pattern.</param>
    /// <param name="name">The metric's name, or a wildcard pattern.</param>
    /// <param name="filter">Which series.</param>
    /// <exception cref="MetricException">There is none, or one cannot be read.</exception>
    public IReadOnlyList<Baseline> Find(string label, string name, TagFilter filter)
    {
        Baseline[] labelled = [.. store.GetDocuments(Kind).Where(document => Fits(label, DocumentName.TitleOf(document.Name))).Select(static document => BaselineJson.Read(document.Text)[0])];
        if (labelled.Length == 0 && !Glob.HasWildcard(label)) throw new MetricException(ErrorId.BaselineNotFound, label, store.Location);
        Baseline[] found = [.. labelled.Where(one => Fits(name, one.Name) && filter.IsMatch(one.Tags))];
        return found.Length == 0 && !Glob.HasWildcard(label) && !Glob.HasWildcard(name) ? throw new MetricException(ErrorId.BaselineNotFound, $"{label}' for '{name}", store.Location) : found;
    }

    /// <summary>Removes a saved baseline; false when there is none.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public bool Remove(Baseline baseline) => store.RemoveDocument(Kind, DocumentName.Of(baseline.Label ?? "", KeyOf(baseline)));

    private static bool Fits(string pattern, string text) =>
        Glob.HasWildcard(pattern) ? Glob.IsMatch(pattern, text) : string.Equals(pattern, text, StringComparison.OrdinalIgnoreCase);

    private static SeriesKey KeyOf(Baseline baseline) => new(baseline.Name, baseline.Tags);

    private static string Title(Baseline baseline) => baseline.Name.Length == 0 ? "numbers" : KeyOf(baseline).ToString();
}
