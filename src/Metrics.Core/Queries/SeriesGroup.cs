using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>The series of one metric that are answered for together.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Tags">What the series have in common: the tags that were grouped by, or all tags of a single series.</param>
/// <param name="SeriesIds">The series.</param>
public sealed record SeriesGroup(MetricDefinition Metric, TagSet Tags, IReadOnlyList<long> SeriesIds)
{
    /// <summary>The group of one series.</summary>
    public static SeriesGroup Of(SelectedSeries series) => new(series.Metric, series.Series.Tags, [series.Series.Id]);

    /// <summary>Puts series into groups by the values of some tag keys; with null, each is a group of its own.</summary>
    public static IEnumerable<SeriesGroup> Of(IEnumerable<SelectedSeries> series, IReadOnlyList<string>? keys)
    {
        if (keys is null) return series.Select(static one => Of(one));
        return Groups(series, keys).Select(static group => new SeriesGroup(group.First().Metric, group.Key.Tags, [.. group.Select(static one => one.Series.Id)]));
    }

    /// <summary>The series of groups, by metric and by the tags of some keys.</summary>
    internal static IEnumerable<IGrouping<(long Metric, TagSet Tags), SelectedSeries>> Groups(IEnumerable<SelectedSeries> series, IReadOnlyList<string> keys) =>
        series.GroupBy(one => (one.Metric.Id, Keep(one.Series.Tags, keys)));

    /// <summary>The tags of some keys, under the spelling that was asked for, lest series that spell a key otherwise be groups of their own.</summary>
    internal static TagSet Keep(TagSet tags, IReadOnlyList<string> keys) => TagSet.Create(
        from tag in tags
        let key = keys.FirstOrDefault(key => string.Equals(key, tag.Key, StringComparison.OrdinalIgnoreCase))
        where key is not null
        select new Tag(key, tag.Value));
}
