using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>A store to read from, of which something happens before each read and within those that see one state.</summary>
internal sealed class InterruptedStore(IMetricStore store, Action interrupt) : IMetricStore
{
    public string Location => store.Location;

    public byte[] PrivacyKey => store.PrivacyKey;

    public long Epoch => store.Epoch;

    public StoreDurability Durability { get => store.Durability; set => throw new NotSupportedException(); }

    public T Read<T>(Func<T> work) => store.Read(work);

    public IReadOnlyList<MetricDefinition> GetMetrics() => store.GetMetrics();

    public MetricDefinition? FindMetric(string name) => store.FindMetric(name);

    public MetricDefinition GetOrAddMetric(MetricDefinition definition) => throw new NotSupportedException();

    public void UpdateMetric(MetricDefinition definition) => throw new NotSupportedException();

    public void RemoveMetric(long metricId) => throw new NotSupportedException();

    public IReadOnlyList<Series> GetSeries(long metricId) => store.GetSeries(metricId);

    public long? GetOrAddSeries(long metricId, TagSet tags, int maximumCount) => throw new NotSupportedException();

    public bool TryAppend(Span<SeriesSample> samples, long epoch, Guid? batch = null) => throw new NotSupportedException();

    public IEnumerable<ReadOnlyMemory<Sample>> ReadSamples(long seriesId, TimeRange range, int chunkLength = 8192) =>
        Interrupted(() => store.ReadSamples(seriesId, range, chunkLength));

    public ISampleWindow ReadSampleWindow(IReadOnlyList<long> seriesIds, TimeRange range, long most) =>
        Interrupted(() => store.ReadSampleWindow(seriesIds, range, most));

    public long CountSamples(IReadOnlyList<long> seriesIds, TimeRange range, long most) => Interrupted(() => store.CountSamples(seriesIds, range, most));

    public IReadOnlyList<Sample> ReadNewestSamples(long seriesId, TimeRange range, int count) => Interrupted(() => store.ReadNewestSamples(seriesId, range, count));

    public IEnumerable<Rollup> ReadRollups(long seriesId, Resolution resolution, TimeRange range) =>
        Interrupted(() => store.ReadRollups(seriesId, resolution, range));

    public IRollupWindow ReadRollupWindow(IReadOnlyList<long> seriesIds, Resolution resolution, TimeRange range, long most) =>
        Interrupted(() => store.ReadRollupWindow(seriesIds, resolution, range, most));

    public StoredFrom GetStoredFrom(long metricId) => Interrupted(() => store.GetStoredFrom(metricId));

    public MetricUsage GetUsage(long metricId) => store.GetUsage(metricId);

    public IReadOnlyDictionary<string, string> GetSettings() => store.GetSettings();

    public void SetSetting(string name, string? text) => throw new NotSupportedException();

    public IReadOnlyList<StoredDocument> GetDocuments(string kind) => store.GetDocuments(kind);

    public StoredDocument? FindDocument(string kind, string name) => store.FindDocument(kind, name);

    public bool TrySetDocument(StoredDocument document) => throw new NotSupportedException();

    public bool RemoveDocument(string kind, string name) => throw new NotSupportedException();

    public StoreStatistics GetStatistics() => store.GetStatistics();

    public MaintenanceReport? Maintain(RollupOptions options) => throw new NotSupportedException();

    public void MaintainIfDue(RollupOptions options) => throw new NotSupportedException();

    // The owner of what is read disposes of it.
    public void Dispose()
    {
    }

    private T Interrupted<T>(Func<T> read)
    {
        interrupt();
        return read();
    }
}
