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
    private long _metricsEpoch;

    /// <summary>The epoch under which the identifiers of all series with samples to store were had.</summary>
    public long Epoch { get; private set; } = store.Epoch;

    /// <summary>The series of a name and tags, made when it is new.</summary>
    /// <exception cref="MetricException">The name, kind, unit or a tag is not acceptable; nothing is stored.</exception>
    public RecordedSeries Resolve(string name, MetricKind? kind, string? unit, TagSet tags)
    {
        if (_series.TryGetValue(new SeriesKey(name, tags), out RecordedSeries? known) && known.Epoch == Epoch)
        {
            Check(known.Metric, kind, unit);
            if (known.Metric.Unit is not null || unit is null) return known;
        }

        MetricName.Validate(name);
        ForgetRemovedMetrics();
        TagSet scrubbed = scrubber.Scrub(tags);
        MetricDefinition metric = ResolveMetric(name, kind, unit, scrubbed);
        if (known is null)
        {
            // What is over the limit is not kept in the cache, which would grow without one.
            if (FindOrAdd(metric, scrubbed) is not { } id) return Resolve(name, kind, unit, Overflow);
            known = new RecordedSeries(metric, scrubbed, id);
            _series.Add(new SeriesKey(name, tags), known);
        }
        else if (known.Epoch != Epoch)
        {
            known.SeriesId = FindOrOverflow(metric, scrubbed);
        }

        known.Metric = metric;
        known.Epoch = Epoch;
        return known;
    }

    /// <summary>A metric as it is stored, or null when there is none.</summary>
    /// <exception cref="MetricException">It is not a name.</exception>
    public MetricDefinition? Find(string name)
    {
        MetricName.Validate(name);
        ForgetRemovedMetrics();
        return _metrics.TryGetValue(name, out MetricDefinition? metric) ? metric : store.FindMetric(name);
    }

    /// <summary>Has the identifier of a series again, when it was had under another epoch.</summary>
    public void Refresh(RecordedSeries series)
    {
        if (series.Epoch == Epoch) return;
        ForgetRemovedMetrics();
        (series.Metric, series.SeriesId) = FindAgain(series);
        series.Epoch = Epoch;
    }

    /// <summary>
    /// Has the identifiers of series with samples to store again, after the store said that they are stale; gives old ones with their new ones.
    /// The others wait until they are used: a metric that was removed is not made again because it was recorded once.
    /// </summary>
    /// <param name="pending">The identifiers of the series with samples to store.</param>
    /// <exception cref="MetricException">One cannot be had; then all are as they were.</exception>
    public Dictionary<long, long> Renew(HashSet<long> pending)
    {
        ForgetRemovedMetrics();
        long epoch = _metricsEpoch;
        var found = new List<(RecordedSeries Series, MetricDefinition Metric, long Id)>();
        foreach (RecordedSeries series in _series.Values)
        {
            if (!pending.Contains(series.SeriesId)) continue;
            (MetricDefinition metric, long id) = FindAgain(series);
            found.Add((series, metric, id));
        }

        var renewed = new Dictionary<long, long>();
        foreach ((RecordedSeries series, MetricDefinition metric, long id) in found)
        {
            renewed[series.SeriesId] = id;
            series.Metric = metric;
            series.SeriesId = id;
            series.Epoch = epoch;
        }

        Epoch = epoch;
        return renewed;
    }

    private void ForgetRemovedMetrics()
    {
        long epoch = store.Epoch;
        if (epoch == _metricsEpoch) return;
        _metrics.Clear();
        _metricsEpoch = epoch;
    }

    private (MetricDefinition Metric, long Id) FindAgain(RecordedSeries series)
    {
        MetricDefinition metric = ResolveMetric(series.Metric.Name, series.Metric.Kind, series.Metric.Unit, series.Tags);
        return (metric, FindOrOverflow(metric, series.Tags));
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
            // The definition may be an old one, and what others have changed since must stay.
            metric = store.FindMetric(name) ?? metric;
            Check(metric, kind, unit);
            metric = metric with { Unit = unit };
            store.UpdateMetric(metric);
        }

        _metrics[name] = metric;
        return metric;
    }

    private long FindOrOverflow(MetricDefinition metric, TagSet tags) => FindOrAdd(metric, tags) ?? FindOrAdd(metric, Overflow)!.Value;

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
