using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.Queries;

/// <summary>Finds metrics by name and series by tags, and says why when there are none.</summary>
/// <param name="store">The store.</param>
/// <param name="privacy">How the store's personal values were hashed, so that filters are hashed alike.</param>
public sealed class SeriesSelector(IMetricStore store, PrivacySettings privacy)
{
    private readonly TagScrubber _scrubber = new(
        privacy.Mode == PrivacyMode.Reject ? PrivacyMode.Hash : privacy.Mode, new KeyedHash(privacy.Key ?? store.PrivacyKey))
    {
        Exempt = privacy.Exempt,
    };

    /// <summary>The store that is asked.</summary>
    public IMetricStore Store => store;

    /// <summary>A filter with personal values hashed as the store has them.</summary>
    public TagFilter Scrub(TagFilter filter) => filter.Scrub(_scrubber);

    /// <summary>Called with a sentence that says why an answer is empty.</summary>
    public Action<string>? Explain { get; init; }

    /// <summary>The metrics whose names fit a pattern. A literal name that does not exist is an error; a wildcard may match none.</summary>
    /// <exception cref="MetricException">The name has no wildcard, and there is no such metric.</exception>
    public IReadOnlyList<MetricDefinition> SelectMetrics(string pattern)
    {
        if (!Glob.HasWildcard(pattern))
        {
            return [store.FindMetric(pattern) ?? throw new MetricException(ErrorId.MetricNotFound, pattern, store.Location)];
        }

        MetricDefinition[] metrics = [.. store.GetMetrics().Where(metric => Glob.IsMatch(pattern, metric.Name))];
        if (metrics.Length == 0) Explain?.Invoke($"No metric fits '{pattern}' in {store.Location}.");
        return metrics;
    }

    /// <summary>
    /// Names and patterns as questions that no metric answers twice: of several, each pattern stands as the names that fit it and were not asked for before.
    /// A single one, and a pattern that nothing fits, stay as they are.
    /// </summary>
    public IReadOnlyList<string> DistinctNames(IReadOnlyList<string> names)
    {
        if (names.Count <= 1) return names;
        var asked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. names.SelectMany(Fitting).Where(asked.Add)];

        IEnumerable<string> Fitting(string name)
        {
            if (!Glob.HasWildcard(name)) return [name];
            string[] fitting = [.. store.GetMetrics().Where(metric => Glob.IsMatch(name, metric.Name)).Select(static metric => metric.Name)];
            return fitting.Length > 0 ? fitting : [name];
        }
    }

    /// <summary>The series of metrics whose names fit a pattern, by name and tags.</summary>
    /// <exception cref="MetricException">The name has no wildcard, and there is no such metric.</exception>
    public IReadOnlyList<SelectedSeries> Select(string pattern, TagFilter filter)
    {
        TagFilter scrubbed = Scrub(filter);
        return store.Read(() => SelectScrubbed(pattern, scrubbed));
    }

    private List<SelectedSeries> SelectScrubbed(string pattern, TagFilter scrubbed)
    {
        var selected = new List<SelectedSeries>();
        foreach (MetricDefinition metric in SelectMetrics(pattern))
        {
            IReadOnlyList<Series> series = store.GetSeries(metric.Id);
            int before = selected.Count;
            for (int i = 0; i < series.Count; i++)
            {
                if (scrubbed.IsMatch(series[i].Tags)) selected.Add(new SelectedSeries(metric, series[i]));
            }

            if (selected.Count == before) ExplainNoSeries(metric, series, scrubbed);
            else if (scrubbed.Preferred is { } meant) Prefer(selected, before, meant);
        }

        return selected;
    }

    private static void Prefer(List<SelectedSeries> selected, int start, TagSet meant)
    {
        int place = selected.FindIndex(start, one => one.Series.Tags.Equals(meant));
        if (place < 0) return;
        selected[start] = selected[place];
        selected.RemoveRange(start + 1, selected.Count - start - 1);
    }

    private void ExplainNoSeries(MetricDefinition metric, IReadOnlyList<Series> series, TagFilter filter)
    {
        if (Explain is null) return;
        string? unknown = filter.Conditions.FirstOrDefault(condition =>
            condition.Patterns is { Count: > 0 } && series.All(one => one.Tags[condition.Key] is null))?.Key;
        Explain(series.Count == 0 ? $"'{metric.Name}' has no samples in {store.Location}."
            : unknown is not null ? $"No series of '{metric.Name}' has the tag '{unknown}' in {store.Location}."
            : $"No series of '{metric.Name}' has these tags in {store.Location}.");
    }
}
