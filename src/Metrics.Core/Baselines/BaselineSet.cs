using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

/// <summary>
/// Baselines to judge by. A single one is for whatever is judged; of several, and of those of a label, each is for the series that it was made of.
/// </summary>
public sealed class BaselineSet
{
    private readonly IReadOnlyList<Baseline> _baselines;
    private readonly Dictionary<SeriesKey, Baseline> _bySeries = [];

    /// <summary>Makes a set of at least one baseline.</summary>
    /// <param name="baselines">The baselines.</param>
    /// <param name="isLabelled">Whether they were found by a label.</param>
    /// <exception cref="MetricException">There are several, and two of them are of one series.</exception>
    public BaselineSet(IReadOnlyList<Baseline> baselines, bool isLabelled = false)
    {
        _baselines = baselines;
        IsLabelled = isLabelled;
        foreach (Baseline baseline in baselines)
        {
            var key = new SeriesKey(baseline.Name, baseline.Tags);
            if (_bySeries.ContainsKey(key)) throw new MetricException(ErrorId.BaselineUnreadable, $"there are two for {key}.");
            _bySeries.Add(key, baseline);
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Baseline> All => _baselines;

    /// <summary>Whether they were found by a label.</summary>
    public bool IsLabelled { get; }

    /// <summary>The only baseline, or null when there are several.</summary>
    public Baseline? Only => _baselines.Count == 1 ? _baselines[0] : null;

    /// <summary>The baseline of a series; one without values when there is none for it, so that the result is inconclusive.</summary>
    public Baseline For(SeriesKey series) =>
        (IsLabelled ? null : Only) ?? (_bySeries.TryGetValue(series, out Baseline? found) ? found : new Baseline { Name = series.Name, Tags = series.Tags, Count = 0 });

    /// <summary>The baselines for values of a metric that are given by hand.</summary>
    /// <exception cref="MetricException">There are several, and none of them is of that metric with these tags.</exception>
    public IReadOnlyList<Baseline> Named(string name, TagFilter filter)
    {
        if (Only is { } only && !IsLabelled) return [only];
        Baseline[] found = [.. _baselines.Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && filter.IsMatch(one.Tags))];
        return found.Length > 0 ? found : throw new MetricException(ErrorId.BaselineMissing, _baselines.Count, name);
    }
}
