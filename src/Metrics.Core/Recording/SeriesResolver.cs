using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.Recording;

/// <summary>Finds or makes the metric and the series of what is recorded, once each: the cache is valid for one epoch of the store.</summary>
internal sealed class SeriesResolver(IMetricStore store, RecorderOptions options, TagScrubber scrubber)
{
    /// <summary>The tag of the series that takes what is over the limit; the name is OpenTelemetry's.</summary>
    public static readonly TagSet Overflow = TagSet.Create([new Tag("otel.metric.overflow", "true")]);

    private readonly Dictionary<string, MetricDefinition> _metrics = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SeriesKey, RecordedSeries> _series = [];
    private readonly HashSet<long> _overflowing = [];

    /// <summary>The epoch under which identifiers were had.</summary>
    public long Epoch { get; private set; } = store.Epoch;

    /// <summary>The series of a name and tags, made when it is new.</summary>
    /// <exception cref="MetricException">The name, kind, unit or a tag is not acceptable; nothing is stored.</exception>
    public RecordedSeries Resolve(string name, MetricKind? kind, string? unit, TagSet tags)
    {
        if (_series.TryGetValue(new SeriesKey(name, tags), out RecordedSeries? known))
        {
            Check(known.Metric, kind, unit);
            if (known.Metric.Unit is not null || unit is null) return known;
        }

        MetricName.Validate(name);
        TagSet scrubbed = scrubber.Scrub(tags);
        MetricDefinition metric = ResolveMetric(name, kind, unit, scrubbed);
        if (known is null)
        {
            // What is over the limit is not kept in the cache, which would grow without one.
            if (FindOrAdd(metric, scrubbed) is not { } id) return Resolve(name, kind, unit, Overflow);
            known = new RecordedSeries(metric, scrubbed, id);
            _series.Add(new SeriesKey(name, tags), known);
        }

        known.Metric = metric;
        return known;
    }

    /// <summary>Has all identifiers again, after the store said that they are stale; gives old ones with their new ones.</summary>
    public Dictionary<long, long> Renew()
    {
        _metrics.Clear();
        Epoch = store.Epoch;
        var renewed = new Dictionary<long, long>();
        foreach (RecordedSeries series in _series.Values)
        {
            MetricDefinition metric = ResolveMetric(series.Metric.Name, series.Metric.Kind, series.Metric.Unit, series.Tags);
            long id = FindOrAdd(metric, series.Tags) ?? FindOrAdd(metric, Overflow)!.Value;
            renewed[series.SeriesId] = id;
            series.Metric = metric;
            series.SeriesId = id;
        }

        return renewed;
    }

    private MetricDefinition ResolveMetric(string name, MetricKind? kind, string? unit, TagSet tags)
    {
        if (!_metrics.TryGetValue(name, out MetricDefinition? metric))
        {
            metric = store.FindMetric(name);
            if (metric is not null) Check(metric, kind, unit);
            metric ??= store.GetOrAddMetric(new MetricDefinition { Name = name, Kind = kind ?? MetricKind.Gauge, Unit = unit });
        }

        Check(metric, kind, unit);
        CheckTags(metric, tags);
        if (metric.Unit is null && unit is not null)
        {
            metric = metric with { Unit = unit };
            store.UpdateMetric(metric);
        }

        _metrics[name] = metric;
        return metric;
    }

    private long? FindOrAdd(MetricDefinition metric, TagSet tags)
    {
        int limit = tags.Equals(Overflow) ? int.MaxValue : options.MaximumSeries;
        long? id = store.GetOrAddSeries(metric.Id, tags, limit);
        if (id is null && _overflowing.Add(metric.Id))
        {
            options.Warn?.Invoke(
                $"'{metric.Name}' has {limit} series, the most that are kept apart. Samples of further series go to {{{Overflow}}}; use tags with fewer values.");
        }

        return id;
    }

    private static void Check(MetricDefinition metric, MetricKind? kind, string? unit)
    {
        if (kind is not null && kind != metric.Kind) throw new MetricException(ErrorId.KindConflict, metric.Name, metric.Kind, kind);
        if (unit is not null && metric.Unit is not null && unit != metric.Unit)
        {
            throw new MetricException(ErrorId.UnitConflict, metric.Name, metric.Unit, unit);
        }
    }

    private static void CheckTags(MetricDefinition metric, TagSet tags)
    {
        if (metric.AllowedTags is not { } allowed || tags.Equals(Overflow)) return;
        foreach (Tag tag in tags)
        {
            if (!allowed.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new MetricException(ErrorId.TagNotAllowed, metric.Name, tag.Key, string.Join(", ", allowed));
            }
        }
    }
}
