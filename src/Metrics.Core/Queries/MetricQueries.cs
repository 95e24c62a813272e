using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Answers questions about what a store holds. Answers stream: memory does not grow with the range.</summary>
/// <param name="selector">Finds the series.</param>
/// <param name="time">The clock.</param>
/// <param name="retention">How long each resolution is kept.</param>
public sealed class MetricQueries(SeriesSelector selector, TimeProvider time, RetentionPolicy retention)
{
    private static readonly BucketFigures SnapshotFigures = BucketFigures.Of([Aggregate.Sum, Aggregate.P50, Aggregate.P90, Aggregate.P95, Aggregate.P99]);

    private readonly IMetricStore _store = selector.Store;

    /// <summary>Finds the series of questions.</summary>
    public SeriesSelector Selector => selector;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The samples of every series that is asked for, series after series, each by time.</summary>
    /// <exception cref="MetricException">The name, the range or the store is not usable.</exception>
    public IEnumerable<SampleRow> ReadSamples(SeriesQuery query)
    {
        foreach (SeriesReading reading in BeginReading(query))
        {
            using IEnumerator<ReadOnlyMemory<Sample>> chunks = reading.Chunks;
            bool isEmpty = true;
            for (bool isThere = reading.HasFirst ?? chunks.MoveNext(); isThere; isThere = chunks.MoveNext())
            {
                isEmpty = false;
                ReadOnlyMemory<Sample> chunk = chunks.Current;
                for (int i = 0; i < chunk.Length; i++) yield return new SampleRow(reading.Series, chunk.Span[i]);
            }

            if (isEmpty) ExplainEmpty(reading.Series.Key, reading.Range);
        }
    }

    /// <summary>The buckets of every group of series that is asked for, group after group, each by time.</summary>
    /// <exception cref="MetricException">The name, the range, the interval or the store is not usable.</exception>
    public IEnumerable<Bucket> ReadBuckets(SeriesQuery query)
    {
        if (query.Interval is { TotalMilliseconds: < 1 } interval) throw new MetricException(ErrorId.DurationNotPositive, interval);
        foreach (IGrouping<long, SeriesGroup> ofMetric in SeriesGroup.Of(selector.Select(query.Name, query.Filter), query.GroupBy).GroupBy(static group => group.Metric.Id))
        {
            SeriesGroup[] groups = [.. ofMetric];
            TimeRange range = Resolve(query, groups[0].Metric);
            var reader = new BucketReader(_store, groups[0].Metric, new BucketRequest
            {
                Range = range,

                // The last millisecond inside is the end that was asked for: the time that samples cover lies before it.
                CoveredEnd = Math.Min(UnixTime.Now(time), range.End - 1),
                Interval = (long?)query.Interval?.TotalMilliseconds,
                MaximumPoints = query.MaximumPoints,
                Fill = query.Fill,
                Resolution = query.Resolution,
                Aggregate = query.Aggregate,
                Figures = BucketFigures.Of(query.Figures),
            });
            var answered = new List<SeriesGroup>();
            foreach ((SeriesGroup group, Bucket bucket) in reader.Read(groups))
            {
                if (answered.Count == 0 || !ReferenceEquals(answered[answered.Count - 1], group)) answered.Add(group);
                yield return bucket;
            }

            if (answered.Count == groups.Length) continue;
            foreach (SeriesGroup group in groups.Except(answered)) ExplainEmpty(new SeriesKey(group.Metric.Name, group.Tags), range);
        }
    }

    /// <summary>The newest state of every series that has samples.</summary>
    /// <exception cref="MetricException">The name or the store is not usable.</exception>
    public IEnumerable<SeriesSnapshot> ReadSnapshots(string name, TagFilter filter)
    {
        foreach (SelectedSeries series in selector.Select(name, filter))
        {
            var reader = new BucketReader(_store, series.Metric, new BucketRequest
            {
                Range = TimeRange.All,
                CoveredEnd = long.MaxValue,
                Figures = series.Metric.Kind == MetricKind.Set ? BucketFigures.All : SnapshotFigures,
            });
            Bucket? all = reader.ReadWhole(SeriesGroup.Of(series), out long timestamp);
            if (all is null) ExplainEmpty(series.Key, TimeRange.All);
            else yield return Snapshot(all, timestamp);
        }
    }

    /// <summary>The range that a question asks of a metric, checked against what is kept of it.</summary>
    /// <exception cref="MetricException">The range is not usable.</exception>
    public TimeRange Resolve(SeriesQuery query, MetricDefinition metric)
    {
        TimeSpan raw = metric.RetainRaw ?? retention.Raw;
        TimeSpan kept = query.Resolution switch
        {
            Resolution.Raw => raw,
            Resolution.Hour => retention.Hour,
            Resolution.Day => retention.Day,
            _ => raw > retention.Day ? raw : retention.Day,
        };
        return query.Range.Resolve(time.GetUtcNow(), kept);
    }

    /// <summary>Says to whom it may concern that a range of a series is empty.</summary>
    public void ExplainEmpty(SeriesKey key, TimeRange range) => selector.Explain?.Invoke(
        range == TimeRange.All
            ? $"{key} has no samples in {_store.Location}."
            : $"{key} has no samples between {Text(range.Start)} and {Text(range.End - 1)} in {_store.Location}.");

    // Finding the series and reading the first samples in one transaction takes half the time of a short question.
    private SeriesReading[] BeginReading(SeriesQuery query) => _store.Read(() =>
    {
        IReadOnlyList<SelectedSeries> selected = selector.Select(query.Name, query.Filter);
        var readings = new SeriesReading[selected.Count];
        for (int i = 0; i < readings.Length; i++)
        {
            TimeRange range = Resolve(query, selected[i].Metric);
            readings[i] = new SeriesReading(selected[i], range, _store.ReadSamples(selected[i].Series.Id, range).GetEnumerator());
        }

        if (readings.Length > 0) readings[0] = readings[0] with { HasFirst = readings[0].Chunks.MoveNext() };
        return readings;
    });

    private static SeriesSnapshot Snapshot(Bucket all, long timestamp) => new()
    {
        Metric = all.Metric,
        Tags = all.Tags,
        Timestamp = timestamp,
        Value = all.Metric.Kind switch
        {
            MetricKind.Counter => all.Sum!.Value,
            MetricKind.Histogram or MetricKind.Summary => all.P50!.Value,
            MetricKind.Set => all.Distinct!.Value,
            _ => all.Last!.Value,
        },
        Count = all.Count,
        Sum = all.Sum ?? double.NaN,
        Minimum = all.Minimum ?? double.NaN,
        Maximum = all.Maximum ?? double.NaN,
        P50 = all.P50 ?? double.NaN,
        P90 = all.P90 ?? double.NaN,
        P95 = all.P95 ?? double.NaN,
        P99 = all.P99 ?? double.NaN,
    };

    private static string Text(long milliseconds) => milliseconds == long.MinValue ? "the beginning" : UnixTime.ToText(milliseconds);

    private readonly record struct SeriesReading(SelectedSeries Series, TimeRange Range, IEnumerator<ReadOnlyMemory<Sample>> Chunks, bool? HasFirst = null);
}
