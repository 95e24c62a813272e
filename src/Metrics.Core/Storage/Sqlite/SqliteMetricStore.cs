using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Statistics;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// A store in one SQLite file: a log of commits that is sealed into compressed blocks. Any number of processes read and write it at once; writers never lose what was acknowledged.
/// </summary>
public sealed class SqliteMetricStore : IMetricStore
{
    // A query that meets more rows of the hot log leaves it shorter for the next one.
    private const int ManyHotRows = 1024;

    // Samples of one transaction, where they are read of one series.
    private const int ManySamples = 4 * BlockEntry.LargestCount;

    // Hours or days of one transaction.
    private const int ManyRollups = 1024;

    private readonly object _lock = new();
    private readonly StoreConnection _connection;
    private readonly StoreOptions _options;
    private readonly SqliteDatabase _database;
    private readonly MetaTable _meta;
    private readonly MetricTable _metrics;
    private readonly SeriesTable _series;
    private readonly SettingTable _settings;
    private readonly DocumentTable _documents;
    private readonly HotLog _hotLog;
    private readonly HotCache _hot;
    private readonly SpanTable _spans;
    private readonly Watermarks _watermarks;
    private readonly BlockTier[] _tiers;
    private readonly RawReader _rawReader;
    private readonly BlockCache[] _caches;
    private readonly RollupReader[] _rollupReaders;
    private readonly UsageReader _usage;
    private readonly SampleAppender _appender;
    private readonly StoreMaintenance _maintenance;
    private readonly DueMaintenance _due;
    private readonly CheckpointWatch _checkpoint;
    private StoreDurability _durability;
    private bool _isDisposed;

    private SqliteMetricStore(StoreConnection connection, StoreOptions options)
    {
        _connection = connection;
        _options = options;
        _database = connection.Database;
        _metrics = new MetricTable(_database);
        _series = new SeriesTable(_database);
        _settings = new SettingTable(_database);
        _documents = new DocumentTable(_database);
        _meta = new MetaTable(_database);
        _hotLog = new HotLog(_database);
        var damage = new ReadDamage(options.Damaged);
        _hot = new HotCache(_meta, _hotLog, damage);
        _spans = new SpanTable(_database);
        _watermarks = new Watermarks(_database, _metrics);
        _tiers = StoreTiers.Open(_database, _spans);
        _caches = [.. _tiers.Select(tier => new BlockCache(tier.Blocks, _spans, damage))];
        _rawReader = new RawReader(_database, _caches[0], _hot, _watermarks);
        _rollupReaders = [.. new[] { StoreTier.Hour, StoreTier.Day }.Select(tier => new RollupReader(_database, _caches[(int)tier], tier, _hot, _watermarks))];
        _usage = new UsageReader(_tiers[0], _spans);
        var sealer = new Sealer(_database, _meta, _hotLog, _spans, [.. _tiers.Select(static tier => tier.Editor)]);
        _appender = new SampleAppender(_database, _meta, _hotLog, sealer, options.Time);
        _maintenance = new StoreMaintenance(_database, options, sealer, _tiers, _spans, _metrics, _watermarks);
        _due = new DueMaintenance(_database, options, _maintenance, _hotLog);
        _checkpoint = new CheckpointWatch(_database, options);
        PrivacyKey = _meta.ReadPrivacyKey();
    }

    /// <inheritdoc/>
    public string Location => _database.Path;

    /// <inheritdoc/>
    public byte[] PrivacyKey { get; }

    /// <inheritdoc/>
    public StoreDurability Durability
    {
        get => _durability;
        set => Locked(() =>
        {
            if (value != _durability && _options.Access == StoreAccess.Write) StoreFile.MakeDurable(_database, value);
            return _durability = value;
        });
    }

    /// <inheritdoc/>
    public long Epoch => Locked(_meta.ReadEpoch);

    /// <summary>Opens the store in a file, and makes it first when it is opened to write and is not there.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="options">How to open it.</param>
    /// <exception cref="MetricException">It cannot be opened; the id says why.</exception>
    public static SqliteMetricStore Open(string path, StoreOptions options)
    {
        SqliteLibrary.EnsureLoaded();
        StoreConnection connection = StoreFile.Open(path, options);
        try
        {
            return new SqliteMetricStore(connection, options);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public T Read<T>(Func<T> work) => Locked(() => _database.Read(work));

    /// <inheritdoc/>
    public IReadOnlyList<MetricDefinition> GetMetrics() => Locked(_metrics.All);

    /// <inheritdoc/>
    public MetricDefinition? FindMetric(string name) => Locked(() => _metrics.Find(name));

    /// <inheritdoc/>
    public MetricDefinition GetOrAddMetric(MetricDefinition definition) => Locked(() => _metrics.GetOrAdd(definition));

    /// <inheritdoc/>
    public void UpdateMetric(MetricDefinition definition) => Locked(() =>
    {
        _metrics.Update(definition);
        return true;
    });

    /// <inheritdoc/>
    public void RemoveMetric(long metricId) => Locked(() =>
    {
        using SqliteTransaction transaction = _database.BeginWrite();
        HashSet<long> removed = _series.IdsOf(metricId);
        _hotLog.Remove(removed.Contains);
        _database.Execute("UPDATE meta SET epoch = epoch + 1, change = change + 1");
        foreach (BlockTier tier in _tiers) tier.Editor.RemoveSeries(removed.Contains);
        _metrics.Remove(metricId);
        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Series> GetSeries(long metricId) => Locked(() => _series.Of(metricId));

    /// <inheritdoc/>
    public long? GetOrAddSeries(long metricId, TagSet tags, int maximumCount) => Locked(() =>
    {
        if (_series.Find(metricId, tags) is { } found) return found;
        long? added = _series.Add(metricId, tags, maximumCount);
        _checkpoint.Wrote(0);
        return added;
    });

    /// <inheritdoc/>
    public bool TryAppend(Span<SeriesSample> samples, long epoch, Guid? batch = null)
    {
        // A span cannot be captured by the closures that the other members use.
        lock (_lock)
        {
            ThrowIfDisposed();
            if (samples.IsEmpty) return _meta.ReadEpoch() == epoch;
            if (!_appender.TryAppend(samples, epoch, batch)) return false;
            _checkpoint.Wrote(samples.Length);
            return true;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<Sample>> ReadSamples(long seriesId, TimeRange range, int chunkLength = 8192)
    {
        Sample[] buffer = [];
        int count = 0;
        while (!range.IsEmpty)
        {
            SampleWindow window = Locked(() => _rawReader.ReadFirst([seriesId], range, Math.Max(chunkLength, ManySamples), unit: 1));
            SampleCursor cursor = window.Read(0, window.Range);
            while (Locked(cursor.MoveNext))
            {
                // Little memory is taken where there are few samples.
                if (count == 0 && buffer.Length < chunkLength) buffer = FreshArray.Of<Sample>(Math.Min(chunkLength, Math.Max(cursor.Values.Length, 4 * buffer.Length)));
                for (int start = 0; start < cursor.Values.Length;)
                {
                    start += Copy(cursor, start, buffer.AsSpan(count), ref count);
                    if (count < buffer.Length) continue;
                    yield return buffer;
                    count = 0;
                    ThrowIfDisposed();
                }
            }

            range = range with { Start = window.Range.End };
        }

        if (count > 0) yield return buffer.AsMemory(0, count);
        Locked(SealAfterReading);
    }

    /// <inheritdoc/>
    public ISampleWindow ReadSampleWindow(IReadOnlyList<long> seriesIds, TimeRange range, long most) => Locked(() => _rawReader.ReadFirst(seriesIds, range, most, UnixTime.Hour));

    /// <inheritdoc/>
    public long CountSamples(IReadOnlyList<long> seriesIds, TimeRange range, long most) => Locked(() => _rawReader.Count(seriesIds, range, most));

    /// <inheritdoc/>
    public IReadOnlyList<Sample> ReadNewestSamples(long seriesId, TimeRange range, int count)
    {
        if (count <= 0 || range.IsEmpty) return [];
        SampleWindow window = Locked(() => _rawReader.ReadLast(seriesId, range, count));
        var samples = new List<Sample>((int)Math.Min(window.Count, int.MaxValue / 32));
        SampleCursor cursor = window.Read(0, window.Range);
        while (cursor.MoveNext())
        {
            ReadOnlySpan<long> times = cursor.Timestamps;
            ReadOnlySpan<double> values = cursor.Values;
            for (int i = 0; i < values.Length; i++) samples.Add(new Sample(times[i], values[i]));
        }

        return samples.Count > count ? samples.GetRange(samples.Count - count, count) : samples;
    }

    /// <inheritdoc/>
    public IEnumerable<Rollup> ReadRollups(long seriesId, Resolution resolution, TimeRange range)
    {
        while (!range.IsEmpty)
        {
            IRollupWindow window = ReadRollupWindow([seriesId], resolution, range, ManyRollups);
            RollupCursor cursor = window.Read(0);
            while (cursor.MoveNext())
            {
                var rollup = new Rollup { Start = cursor.Start };
                cursor.AddTo(rollup, RollupParts.All);
                yield return rollup;
            }

            range = range with { Start = window.Range.End };
        }
    }

    /// <inheritdoc/>
    public IRollupWindow ReadRollupWindow(IReadOnlyList<long> seriesIds, Resolution resolution, TimeRange range, long most)
    {
        if (resolution is not (Resolution.Hour or Resolution.Day)) throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "Rollups are of hours or days.");
        return Locked(() => _rollupReaders[resolution - Resolution.Hour].Read(seriesIds, range, most));
    }

    /// <inheritdoc/>
    public StoredFrom GetStoredFrom(long metricId) => Locked(() => _watermarks.OfMetric(metricId));

    /// <inheritdoc/>
    public MetricUsage GetUsage(long metricId) => Locked(() => _database.Read(() =>
    {
        _hot.Refresh();
        HashSet<long> series = _series.IdsOf(metricId);
        SampleExtent extent = _usage.Read(series);
        foreach (SampleExtent recent in series.Select(_hot.Measure)) extent = extent.With(recent.Count, recent.First, recent.Last);
        return new MetricUsage(series.Count, extent.Count, extent.FirstOrNull, extent.LastOrNull);
    }));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> GetSettings() => Locked(_settings.All);

    /// <inheritdoc/>
    public void SetSetting(string name, string? text) => Locked(() =>
    {
        _settings.Set(name, text);
        return true;
    });

    /// <inheritdoc/>
    public IReadOnlyList<StoredDocument> GetDocuments(string kind) => Locked(() => _documents.All(kind));

    /// <inheritdoc/>
    public StoredDocument? FindDocument(string kind, string name) => Locked(() => _documents.Find(kind, name));

    /// <inheritdoc/>
    public bool TrySetDocument(StoredDocument document) => Locked(() => _documents.TrySet(document));

    /// <inheritdoc/>
    public bool RemoveDocument(string kind, string name) => Locked(() => _documents.Remove(kind, name));

    /// <inheritdoc/>
    public StoreStatistics GetStatistics() => Locked(() => _database.Read(() =>
    {
        _hot.Refresh();
        SampleExtent extent = _hot.Measure();
        foreach (StoreSpan span in _spans.All(StoreTier.Raw)) extent = extent.With(span.Samples, span.First, span.Last);
        return StoreSummary.Read(_database, extent);
    }));

    /// <inheritdoc/>
    public MaintenanceReport? Maintain(RollupOptions options) => Locked(() => _maintenance.Run(options));

    /// <inheritdoc/>
    public void MaintainIfDue(RollupOptions options) => Locked(() =>
    {
        _due.Run(options);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            if (_options.IsSession && _options.Access == StoreAccess.Write && File.Exists(Location))
            {
                _appender.TrySeal(all: true);
                StoreCheckpoint.TryRun(_database, _options);
            }

            foreach (BlockCache cache in _caches) cache.Dispose();
            _connection.Dispose();
        }
    }

    private static int Copy(SampleCursor cursor, int start, Span<Sample> buffer, ref int count)
    {
        ReadOnlySpan<long> times = cursor.Timestamps.Slice(start);
        ReadOnlySpan<double> values = cursor.Values.Slice(start);
        int copied = Math.Min(values.Length, buffer.Length);
        for (int i = 0; i < copied; i++) buffer[i] = new Sample(times[i], values[i]);
        count += copied;
        return copied;
    }

    private bool SealAfterReading()
    {
        if (_hot.RowCount > ManyHotRows && _options.Access == StoreAccess.Write && !_database.IsInTransaction) _appender.TrySeal(all: false);
        return true;
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            ThrowIfDisposed();
            return work();
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed) throw new ObjectDisposedException(nameof(SqliteMetricStore));
    }
}
