using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.Recording;

/// <summary>
/// The way into a store: validates, scrubs personal data, resolves series through a cache and appends in batches. What was added is stored when
/// <see cref="Flush"/> or <see cref="Dispose"/> returns. Not safe for threads; every writer has a recorder of its own.
/// </summary>
public sealed class MetricRecorder : IDisposable
{
    private readonly IMetricStore _store;
    private readonly RecorderOptions _options;
    private readonly SeriesResolver _resolver;
    private readonly KeyedHash _hash;
    private readonly RollupOptions _rollup;
    private SeriesSample[] _batch = new SeriesSample[16];
    private int _count;

    // Times that are fine for a day to come: asking the clock for each would take longer than all the rest.
    private long _earliest = long.MaxValue;
    private long _latest = long.MinValue;

    /// <summary>Makes a recorder on a store that is open to write. The store is not disposed of with it.</summary>
    public MetricRecorder(IMetricStore store, RecorderOptions options)
    {
        _store = store;
        _options = options;
        _rollup = new RollupOptions { Retention = options.Retention, Limits = options.Limits };
        store.Durability = options.Durability;
        _hash = new KeyedHash(options.Privacy.Key ?? store.PrivacyKey);
        _resolver = new SeriesResolver(store, options, new TagScrubber(options.Privacy.Mode, _hash) { Warn = options.Warn, Exempt = options.Privacy.Exempt });
    }

    /// <summary>The number of samples added and not yet stored.</summary>
    public int PendingCount => _count;

    /// <summary>Finds or makes the series of a name and tags.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="kind">The kind, or null for the metric's own (a Gauge when it is new).</param>
    /// <param name="unit">The unit in UCUM, or null for the metric's own.</param>
    /// <param name="tags">The tags, as they came.</param>
    /// <exception cref="MetricException">One of them is not acceptable; nothing is stored.</exception>
    public RecordedSeries Resolve(string name, MetricKind? kind, string? unit, TagSet tags) => _resolver.Resolve(name, kind, unit, tags);

    /// <summary>Adds one record.</summary>
    /// <exception cref="MetricException">It is not acceptable; nothing of it is stored. Or the store failed.</exception>
    public void Add(MetricRecord record) => Add(record, record.Timestamp);

    /// <summary>Adds one record under a timestamp of its own, or null for now.</summary>
    /// <exception cref="MetricException">It is not acceptable; nothing of it is stored. Or the store failed.</exception>
    public void Add(MetricRecord record, long? timestamp)
    {
        if (timestamp is { } given) CheckTimestamp(record.Name, given);
        if (record.IsCumulative && record.Kind is not (null or MetricKind.Counter)) throw new MetricException(ErrorId.CumulativeNotCounter, record.Name, record.Kind);
        MetricKind? kind = record.Kind ?? (record.IsCumulative ? MetricKind.Counter : null);
        string? unit = record.Unit;
        if (record.Duration is not null) unit ??= _resolver.Find(record.Name)?.Unit ?? DurationUnit.Default;

        // What is refused must not leave a metric behind; only what is odd has to know the kind for that.
        double value = record.Duration is { } span ? DurationUnit.Convert(span, unit!, record.Name) : record.Value;
        bool isOdd = value < 0 || (record.Member is not null && double.IsNaN(value));
        MetricKind meant = kind ?? (isOdd ? _resolver.Find(record.Name)?.Kind : null) ?? MetricKind.Gauge;
        bool isMember = meant == MetricKind.Set && record.Member is not null;
        if (record.Member is { Length: 0 } && (isMember || double.IsNaN(value))) throw new MetricException(ErrorId.ValueMissing, record.Name);
        if (!isMember && record.Member is { } text && double.IsNaN(value)) throw new MetricException(ErrorId.ValueNotNumber, text, record.Name);
        if (!isMember) CheckValue(record.Name, meant, value);
        RecordedSeries series = Resolve(record.Name, kind, unit, record.Tags);
        if (series.Metric.Kind == MetricKind.Set && record.Member is { } member) value = MemberValue(member);
        Add(series, timestamp, value, record.IsCumulative);
    }

    /// <summary>Adds one sample of a resolved series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="timestamp">Milliseconds since 1970-01-01T00:00:00Z, at most a day ahead of now and within the retention; or null for now.</param>
    /// <param name="value">A finite number; zero or more for a Counter.</param>
    /// <param name="isCumulative">Whether the value is a reading of a running total, to be turned into an increment; not for the series of what is over the limit.</param>
    /// <returns>The timestamp that it has.</returns>
    /// <exception cref="MetricException">The timestamp or the value is not acceptable, or the store failed.</exception>
    public long Add(RecordedSeries series, long? timestamp, double value, bool isCumulative = false)
    {
        CheckValue(series.Metric.Name, series.Metric.Kind, value);
        if (timestamp is { } given) CheckTimestamp(series.Metric.Name, given);
        long time = timestamp ?? UnixTime.Now(_options.Time);
        if (isCumulative && series.Metric.Kind != MetricKind.Counter)
        {
            throw new MetricException(ErrorId.CumulativeNotCounter, series.Metric.Name, series.Metric.Kind);
        }

        if (isCumulative && series.Tags.Equals(SeriesResolver.Overflow)) throw new MetricException(ErrorId.CumulativeOverflow, series.Metric.Name);
        if (_count == _options.BatchSize) Flush();
        _resolver.Refresh(series);
        if (_count == _batch.Length) Array.Resize(ref _batch, Math.Min(_count * 4, _options.BatchSize));
        _batch[_count++] = new SeriesSample(series.SeriesId, time, value, isCumulative);
        return time;
    }

    /// <summary>The number that stands for a member of a Set: a hash of 52 bits under the store's key.</summary>
    public double MemberValue(string member) => _hash.ToMember(member);

    /// <summary>Throws unless a timestamp is at most a day ahead of now and not older than what is kept of a metric.</summary>
    /// <exception cref="MetricException">It is not.</exception>
    public void CheckTimestamp(string name, long timestamp)
    {
        if (timestamp >= _earliest && timestamp <= _latest) return;
        long now = UnixTime.Now(_options.Time);
        if (timestamp > now + UnixTime.Day) throw new MetricException(ErrorId.TimestampInFuture, UnixTime.ToText(timestamp), UnixTime.ToText(now));
        TimeSpan kept = _options.Retention.Day;
        (_earliest, _latest) = (now - (long)kept.TotalMilliseconds + UnixTime.Day, now + UnixTime.Day);
        if (timestamp >= now - (long)kept.TotalMilliseconds) return;

        // Raw samples may be kept for longer than the buckets are; only what is as old as that needs to know.
        if (_resolver.Find(name)?.RetainRaw is { } raw && raw > kept) kept = raw;
        if (timestamp < now - (long)kept.TotalMilliseconds) throw new MetricException(ErrorId.TimestampTooOld, UnixTime.ToText(timestamp), kept.TotalDays);
    }

    /// <summary>Throws unless a value is finite and, for a Counter, zero or more.</summary>
    /// <exception cref="MetricException">It is not.</exception>
    public static void CheckValue(string name, MetricKind kind, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) throw new MetricException(ErrorId.ValueNotFinite, value, name);
        if (kind == MetricKind.Counter && value < 0) throw new MetricException(ErrorId.CounterNegative, name, value);
    }

    /// <summary>Stores what was added: all of it or, when it throws, none, and it stays pending.</summary>
    /// <exception cref="MetricException">The store failed.</exception>
    public void Flush() => FlushOnce(null);

    /// <summary>Stores what was added, once however often the batch is tried: all of it or, when it throws, none, and it stays pending.</summary>
    /// <param name="batch">The identifier of the batch, or null for one that is tried once.</param>
    /// <exception cref="MetricException">The store failed.</exception>
    internal void FlushOnce(Guid? batch)
    {
        while (_count > 0 && !_store.TryAppend(_batch.AsSpan(0, _count), _resolver.Epoch, batch))
        {
            var pending = new HashSet<long>();
            for (int i = 0; i < _count; i++) pending.Add(_batch[i].SeriesId);
            Dictionary<long, long> renewed = _resolver.Renew(pending);
            for (int i = 0; i < _count; i++) _batch[i] = _batch[i] with { SeriesId = renewed[_batch[i].SeriesId] };
        }

        int stored = _count;
        _count = 0;
        (_earliest, _latest) = (long.MaxValue, long.MinValue);
        if (stored == 0) return;
        _options.Stored?.Invoke(_batch.AsMemory(0, stored));
        _store.MaintainIfDue(_rollup);
    }

    /// <summary>Stores what was added.</summary>
    public void Dispose() => Flush();
}
