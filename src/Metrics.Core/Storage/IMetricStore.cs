using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>
/// Where metrics live. A store knows nothing of validation, privacy or time zones: what reaches it is stored. All members may be called from
/// any thread; calls of one instance wait for one another. Every failure is a <see cref="MetricException"/>.
/// </summary>
public interface IMetricStore : IDisposable
{
    /// <summary>Where the store is, for messages.</summary>
    string Location { get; }

    /// <summary>The random key that was made with the store.</summary>
    byte[] PrivacyKey { get; }

    /// <summary>A number that changes when series are removed, so that cached identifiers can be told to be stale.</summary>
    long Epoch { get; }

    /// <summary>What of the commits from now on outlives a power cut.</summary>
    StoreDurability Durability { get; set; }

    /// <summary>Runs reads of this store so that all of them see one state. Others wait for it: it is to be short, and nothing is written in it.</summary>
    T Read<T>(Func<T> work);

    /// <summary>All metrics, by name.</summary>
    IReadOnlyList<MetricDefinition> GetMetrics();

    /// <summary>The metric of a name, compared without case, or null.</summary>
    MetricDefinition? FindMetric(string name);

    /// <summary>The metric of that name: the stored one when there is one, whatever it says, else the given one, stored.</summary>
    MetricDefinition GetOrAddMetric(MetricDefinition definition);

    /// <summary>Stores a changed definition under its <see cref="MetricDefinition.Id"/>. The name and the kind do not change.</summary>
    void UpdateMetric(MetricDefinition definition);

    /// <summary>Removes a metric with its series and samples.</summary>
    void RemoveMetric(long metricId);

    /// <summary>All series of a metric, by the text of their tags.</summary>
    IReadOnlyList<Series> GetSeries(long metricId);

    /// <summary>The identifier of a series, made when there is none.</summary>
    /// <param name="metricId">The metric.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="maximumCount">The most series that the metric may have.</param>
    /// <returns>The identifier, or null when the series is new and the metric has that many.</returns>
    long? GetOrAddSeries(long metricId, TagSet tags, int maximumCount);

    /// <summary>
    /// Appends samples: all of them or, on failure, none. Samples are a multiset; equal timestamps all count, in the order they were appended.
    /// </summary>
    /// <param name="samples">The samples, in any order. Once they are stored, readings of a total are replaced by the increments that they became.</param>
    /// <param name="epoch">The <see cref="Epoch"/> under which the series identifiers were had.</param>
    /// <param name="batch">An identifier under which the samples are appended once, however often it is tried, or null.</param>
    /// <returns>False, and nothing appended, when the epoch has changed: the identifiers must be had again.</returns>
    bool TryAppend(Span<SeriesSample> samples, long epoch, Guid? batch = null);

    /// <summary>
    /// The samples of a series in a range, by time, then in the order they were appended; in chunks. They are read in short transactions, one for a chunk
    /// or a few, each of which sees one state of the store; a reader that pauses holds nothing up. A chunk's memory is used again for the next one.
    /// </summary>
    /// <param name="seriesId">The series.</param>
    /// <param name="range">The range.</param>
    /// <param name="chunkLength">The most samples of one chunk; fewer where many series are read side by side.</param>
    IEnumerable<ReadOnlyMemory<Sample>> ReadSamples(long seriesId, TimeRange range, int chunkLength = 8192);

    /// <summary>The samples of several series of one metric in a range, or in its beginning, in one state of the store and in columns.</summary>
    /// <param name="seriesIds">The series.</param>
    /// <param name="range">The range.</param>
    /// <param name="most">About how many samples to read at most; the window ends before the hour in which there would be more, but not before its first hour.</param>
    ISampleWindow ReadSampleWindow(IReadOnlyList<long> seriesIds, TimeRange range, long most);

    /// <summary>About how many samples series have in a range; counting stops when there are more than <paramref name="most"/>. No sample is read.</summary>
    long CountSamples(IReadOnlyList<long> seriesIds, TimeRange range, long most);

    /// <summary>The newest samples of a series in a range, oldest of them first.</summary>
    IReadOnlyList<Sample> ReadNewestSamples(long seriesId, TimeRange range, int count);

    /// <summary>
    /// The hours or days of a series that a range touches, each as a whole, by time; also of samples that are not kept themselves any more, or were appended
    /// a moment ago. They are read in short transactions; a reader that pauses holds nothing up.
    /// </summary>
    /// <param name="seriesId">The series.</param>
    /// <param name="resolution"><see cref="Resolution.Hour"/> or <see cref="Resolution.Day"/>.</param>
    /// <param name="range">The range.</param>
    IEnumerable<Rollup> ReadRollups(long seriesId, Resolution resolution, TimeRange range);

    /// <summary>The hours or days of several series of one metric that a range touches, or its beginning, in one state of the store.</summary>
    /// <param name="seriesIds">The series.</param>
    /// <param name="resolution"><see cref="Resolution.Hour"/> or <see cref="Resolution.Day"/>.</param>
    /// <param name="range">The range.</param>
    /// <param name="most">About how many hours or days to read at most.</param>
    IRollupWindow ReadRollupWindow(IReadOnlyList<long> seriesIds, Resolution resolution, TimeRange range, long most);

    /// <summary>Since when a metric is kept how finely.</summary>
    StoredFrom GetStoredFrom(long metricId);

    /// <summary>How much is stored of a metric.</summary>
    MetricUsage GetUsage(long metricId);

    /// <summary>The settings that lie in the store: their texts by name, without case.</summary>
    IReadOnlyDictionary<string, string> GetSettings();

    /// <summary>Stores the text of a setting, or removes the setting when the text is null.</summary>
    void SetSetting(string name, string? text);

    /// <summary>The documents of a kind by name, also those that were put away.</summary>
    IReadOnlyList<StoredDocument> GetDocuments(string kind);

    /// <summary>The document of a kind and a name, compared without case, also when it was put away; or null.</summary>
    StoredDocument? FindDocument(string kind, string name);

    /// <summary>
    /// Stores a document: a new one when its version is 0, else in place of the one that has that version, so that of two who changed the same one the
    /// second learns of the first. The stored one's version is one higher.
    /// </summary>
    /// <returns>False, and nothing stored, when there is one of that name already, or none of that version.</returns>
    bool TrySetDocument(StoredDocument document);

    /// <summary>Removes a document for good; false when there is none.</summary>
    bool RemoveDocument(string kind, string name);

    /// <summary>What the store holds as a whole.</summary>
    StoreStatistics GetStatistics();

    /// <summary>Brings what was recorded into its most compact form, prunes what is older than it is kept, and gives room back.</summary>
    /// <returns>What was done, or null when another run is at it.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped; what it has done stays done.</exception>
    MaintenanceReport? Maintain(RollupOptions options);

    /// <summary>
    /// Does a part of <see cref="Maintain"/> where it is due and no task does it: for a moment, now and then, and so that its failure is none of the caller's.
    /// To be called after samples were appended.
    /// </summary>
    void MaintainIfDue(RollupOptions options);
}
