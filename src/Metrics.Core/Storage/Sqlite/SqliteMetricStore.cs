using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>
/// A store in one SQLite file: one row a sample. Any number of processes read and write it at once; writers never lose what was acknowledged.
/// </summary>
public sealed class SqliteMetricStore : IMetricStore
{
    private readonly object _lock = new();
    private readonly StoreConnection _connection;
    private readonly StoreOptions _options;
    private readonly SqliteDatabase _database;
    private readonly MetricTable _metrics;
    private readonly SeriesTable _series;
    private readonly SampleTable _samples;
    private bool _isDisposed;

    private SqliteMetricStore(StoreConnection connection, StoreOptions options)
    {
        _connection = connection;
        _options = options;
        _database = connection.Database;
        _metrics = new MetricTable(_database);
        _series = new SeriesTable(_database);
        _samples = new SampleTable(_database);
        SqliteStatement meta = _database.Prepare("SELECT privacy_key FROM meta");
        PrivacyKey = meta.Step() ? meta.Blob(0) : throw new MetricException(ErrorId.StoreCorrupt, Location, "its meta row is missing");
        meta.Reset();
    }

    /// <inheritdoc/>
    public string Location => _database.Path;

    /// <inheritdoc/>
    public byte[] PrivacyKey { get; }

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
        _metrics.Remove(metricId);
        return true;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Series> GetSeries(long metricId) => Locked(() => _series.Of(metricId));

    /// <inheritdoc/>
    public long? GetOrAddSeries(long metricId, TagSet tags, int maximumCount) => Locked(() => _series.GetOrAdd(metricId, tags, maximumCount));

    /// <inheritdoc/>
    public bool TryAppend(Span<SeriesSample> samples, long epoch)
    {
        // A span cannot be captured by the closures that the other members use.
        lock (_lock)
        {
            ThrowIfDisposed();
            using (SqliteTransaction transaction = _database.BeginWrite())
            {
                if (ReadEpoch() != epoch) return false;
                double[]? increments = _samples.Append(samples);
                transaction.Commit();
                for (int i = 0; i < increments?.Length; i++)
                {
                    if (samples[i].IsCumulative) samples[i] = samples[i] with { Value = increments[i], IsCumulative = false };
                }
            }

            if (StoreCheckpoint.IsDue(Location)) StoreCheckpoint.TryRun(_database, _options);
            return true;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<Sample>> ReadSamples(long seriesId, TimeRange range, int chunkLength)
    {
        var buffer = new Sample[chunkLength];
        long afterTime = range.Start, afterPlace = -1;
        while (true)
        {
            long lastPlace = 0;
            int count = Locked(() => _samples.Read(seriesId, range, afterTime, afterPlace, buffer, out lastPlace));
            if (count > 0) yield return buffer.AsMemory(0, count);
            if (count < buffer.Length) yield break;
            afterTime = buffer[count - 1].Timestamp;
            afterPlace = lastPlace;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Sample> ReadNewestSamples(long seriesId, TimeRange range, int count) =>
        Locked(() => _samples.ReadNewest(seriesId, range, count));

    /// <inheritdoc/>
    public MetricUsage GetUsage(long metricId) => Locked(() => _metrics.Usage(metricId));

    /// <inheritdoc/>
    public StoreStatistics GetStatistics() => Locked(() => StoreSummary.Read(_database));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            if (_options.IsSession && _options.Access == StoreAccess.Write && File.Exists(Location)) StoreCheckpoint.TryRun(_database, _options);
            _connection.Dispose();
        }
    }

    private long ReadEpoch() => _database.Prepare("SELECT epoch FROM meta").ReadInteger() ?? 0;

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
