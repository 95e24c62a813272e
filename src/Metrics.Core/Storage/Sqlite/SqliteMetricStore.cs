using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// A store in one SQLite file: a log of commits that is sealed into compressed blocks. Any number of processes read and write it at once; writers never lose what was acknowledged.
/// </summary>
public sealed class SqliteMetricStore : IMetricStore
{
    // A query that meets more rows of the hot log leaves it shorter for the next one.
    private const int ManyHotRows = 1024;

    private readonly object _lock = new();
    private readonly StoreConnection _connection;
    private readonly StoreOptions _options;
    private readonly SqliteDatabase _database;
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
    private readonly RollupReader _rollupReader;
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
        _hotLog = new HotLog(_database);
        _hot = new HotCache(_database, _hotLog);
        _spans = new SpanTable(_database);
        _watermarks = new Watermarks(_database, _metrics);
        _tiers = StoreTiers.Open(_database, _spans);
        _rawReader = new RawReader(_database, _tiers[0].Blocks, _spans, _hot, _watermarks);
        _rollupReader = new RollupReader(_database, _tiers, _spans, _hot, _watermarks);
        _usage = new UsageReader(_tiers[0], _spans);
        var sealer = new Sealer(_database, _hotLog, _spans, [.. _tiers.Select(static tier => tier.Editor)]);
        _appender = new SampleAppender(_database, _hotLog, sealer, options.Time);
        _maintenance = new StoreMaintenance(_database, options, sealer, _tiers, _spans, _metrics, _watermarks);
        _due = new DueMaintenance(_database, options, _maintenance, _hotLog);
        _checkpoint = new CheckpointWatch(_database, options);
        SqliteStatement meta = _database.Prepare("SELECT privacy_key FROM meta");
        PrivacyKey = meta.Step() ? meta.Blob(0) : throw new MetricException(ErrorId.StoreCorrupt, Location, "its meta row is missing");
        meta.Reset();
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
    public long Epoch => Locked(ReadEpoch);

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
            if (samples.IsEmpty) return ReadEpoch() == epoch;
            if (!_appender.TryAppend(samples, epoch, batch)) return false;
            _checkpoint.Wrote(samples.Length);
            return true;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<Sample>> ReadSamples(long seriesId, TimeRange range, int chunkLength = 8192)
    {
        var buffer = new Sample[chunkLength];
        var cursor = new SampleCursor();
        while (!range.IsEmpty)
        {
            SampleWindow window = Locked(() => _rawReader.ReadFirst(seriesId, range, chunkLength));
            cursor.Begin(window);
            while (Locked(() => Read(cursor, buffer, seriesId)) is > 0 and int count) yield return buffer.AsMemory(0, count);
            range = range with { Start = window.Range.End };
        }

        Locked(SealAfterReading);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Sample> ReadNewestSamples(long seriesId, TimeRange range, int count) => Locked<IReadOnlyList<Sample>>(() =>
    {
        if (count <= 0 || range.IsEmpty) return [];
        var cursor = new SampleCursor();
        var buffer = new Sample[RawStream.LargestCount];
        var samples = new List<Sample>();
        cursor.Begin(_rawReader.ReadLast(seriesId, range, count));
        while (Read(cursor, buffer, seriesId) is > 0 and int read) samples.AddRange(new ArraySegment<Sample>(buffer, 0, read));
        return samples.Count > count ? samples.GetRange(samples.Count - count, count) : samples;
    });

    /// <inheritdoc/>
    public IEnumerable<Rollup> ReadRollups(long seriesId, Resolution resolution, TimeRange range)
    {
        StoreTier tier = resolution switch
        {
            Resolution.Hour => StoreTier.Hour,
            Resolution.Day => StoreTier.Day,
            _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "Rollups are of hours or days."),
        };
        for (long? next = range.Start; next is { } start && start < range.End;)
        {
            (List<Rollup> rollups, next) = Locked(() => ReadRollups(seriesId, tier, range with { Start = start }));
            foreach (Rollup rollup in rollups) yield return rollup;
        }
    }

    /// <inheritdoc/>
    public StoredFrom GetStoredFrom(long metricId) => Locked(() => _watermarks.OfMetric(metricId));

    /// <inheritdoc/>
    public MetricUsage GetUsage(long metricId) => Locked(() => _database.Read(() =>
    {
        _hot.Refresh();
        HashSet<long> series = _series.IdsOf(metricId);
        SampleExtent extent = _usage.Read(series);
        foreach (Sample sample in series.SelectMany(_hot.Of)) extent = extent.With(1, sample.Timestamp, sample.Timestamp);
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

            _connection.Dispose();
        }
    }

    private long ReadEpoch() => _database.Prepare("SELECT epoch FROM meta").ReadInteger() ?? 0;

    private int Read(SampleCursor cursor, Sample[] buffer, long seriesId)
    {
        try
        {
            return cursor.Read(buffer);
        }
        catch (BlockFormatException exception)
        {
            throw new MetricException(ErrorId.StoreCorrupt, exception, Location, $"a stream of series {seriesId} cannot be decoded, {exception.Message}");
        }
    }

    private (List<Rollup> Rollups, long? Next) ReadRollups(long seriesId, StoreTier tier, TimeRange range)
    {
        try
        {
            return _rollupReader.Read(seriesId, tier, range);
        }
        catch (BlockFormatException exception)
        {
            throw new MetricException(ErrorId.StoreCorrupt, exception, Location, $"a rollup of series {seriesId} cannot be read, {exception.Message}");
        }
    }

    private bool SealAfterReading()
    {
        if (_hot.RowCount > ManyHotRows && _options.Access == StoreAccess.Write) _appender.TrySeal(all: false);
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
