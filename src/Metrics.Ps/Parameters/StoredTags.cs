using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>The tags that a store holds, for completion.</summary>
internal static class StoredTags
{
    /// <summary>The tags of the metrics that are named, by pattern; of all metrics when none is named, or none of the names is there yet.</summary>
    public static IEnumerable<Tag> Of(IMetricStore store, object? names)
    {
        WildcardPattern[] patterns = [.. Names(names).Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        IReadOnlyList<Model.MetricDefinition> all = [.. store.GetMetrics()];
        Model.MetricDefinition[] named = [.. all.Where(metric => patterns.Any(pattern => pattern.IsMatch(metric.Name)))];
        return (named.Length > 0 ? named : all).SelectMany(metric => store.GetSeries(metric.Id)).SelectMany(static series => series.Tags);
    }

    private static IEnumerable<string> Names(object? names) => NumberReader.Unwrap(names) switch
    {
        string name => [name],
        IEnumerable several => several.Cast<object?>().Select(static one => one?.ToString() ?? ""),
        _ => [],
    };
}
