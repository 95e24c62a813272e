using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.CommandLine.Judging;

/// <summary>The baselines of a file. One of them is for whatever is judged; of several, each is for the series that it was made of.</summary>
internal sealed class BaselineFile(IReadOnlyList<Baseline> baselines)
{
    private readonly Dictionary<SeriesKey, Baseline> _bySeries = Index(baselines);

    /// <summary>The only baseline, or null when there are several.</summary>
    public Baseline? Only => baselines.Count == 1 ? baselines[0] : null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="MetricException">It holds no baseline.</exception>
    public static BaselineFile Read(string path) => new(BaselineJson.Read(File.ReadAllText(path)));

    /// <summary>The baseline of a series; one without values when the file has none, so that the result is inconclusive.</summary>
    public Baseline For(SeriesKey series) =>
        Only ?? (_bySeries.TryGetValue(series, out Baseline? found) ? found : new Baseline { Name = series.Name, Tags = series.Tags, Count = 0 });

    /// <summary>The baselines for values of a metric that are given by hand.</summary>
    /// <exception cref="UsageException">The file has several, and none is of that metric.</exception>
    public IReadOnlyList<Baseline> Named(string name, TagFilter filter)
    {
        if (Only is { } only) return [only];
        Baseline[] found = [.. baselines.Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && filter.IsMatch(one.Tags))];
        return found.Length > 0 ? found : throw new UsageException($"The file has {baselines.Count} baselines, and none of them is of '{name}' with these tags.");
    }

    private static Dictionary<SeriesKey, Baseline> Index(IReadOnlyList<Baseline> baselines)
    {
        var index = new Dictionary<SeriesKey, Baseline>();
        foreach (Baseline baseline in baselines)
        {
            var key = new SeriesKey(baseline.Name, baseline.Tags);
            if (baselines.Count > 1 && !index.TryAdd(key, baseline)) throw new MetricException(ErrorId.BaselineUnreadable, $"it has two for {key}.");
        }

        return index;
    }
}
