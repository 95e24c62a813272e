using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>Makes the series of one collector, which all have its tags. Safe for threads.</summary>
/// <param name="common">The tags of all series. A tag of a series goes before one of the same key.</param>
internal sealed class SeriesMaker(TagSet common)
{
    /// <summary>A level: it goes up and down.</summary>
    public MeasuredSeries Gauge(string name, string unit, params Tag[] tags) => Create(name, MetricKind.Gauge, unit, tags);

    /// <summary>A Counter that is read as a total.</summary>
    public TotalSeries Total(string name, string unit, params Tag[] tags) => new(Counter(name, unit, tags));

    /// <summary>A Counter.</summary>
    public MeasuredSeries Counter(string name, string unit, params Tag[] tags) => Create(name, MetricKind.Counter, unit, tags);

    /// <summary>A series of any kind. Tags beyond the most that a series may have are left out.</summary>
    public MeasuredSeries Create(string name, MetricKind kind, string? unit, IReadOnlyList<Tag> tags)
    {
        IEnumerable<Tag> others = common.Where(one => !tags.Any(tag => tag.Key.Equals(one.Key, StringComparison.OrdinalIgnoreCase)));
        return new MeasuredSeries(name, kind, unit, TagSet.Create(others.Concat(tags).Take(TagSet.MaximumCount)));
    }
}
