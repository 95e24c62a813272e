using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.Collectors;

/// <summary>
/// Stores what was read. The store is opened for each writing, so that its file is not held. What cannot be stored is kept for the next time, up to a limit,
/// after which the oldest goes. For one thread at a time.
/// </summary>
/// <param name="open">Opens the store to write; it is disposed of here.</param>
/// <param name="optionsFor">How is recorded into a store, or null when recording is off.</param>
internal sealed class MeasurementWriter(Func<IMetricStore> open, Func<IMetricStore, RecorderOptions?> optionsFor)
{
    /// <summary>The most measurements that are kept.</summary>
    public const int PendingLimit = 20_000;

    private readonly List<Measurement> _pending = [];

    /// <summary>The samples stored.</summary>
    public long StoredCount { get; private set; }

    /// <summary>The samples that are kept for the next time.</summary>
    public int PendingCount => _pending.Count;

    /// <summary>The samples that were given up.</summary>
    public long DroppedCount { get; private set; }

    /// <summary>Stores what was read, and what is left of before.</summary>
    /// <returns>Why some of them cannot be stored, ever, or null: a metric of the same name is of another kind, for one.</returns>
    /// <exception cref="MetricException">The store cannot be written; all is kept.</exception>
    public MetricException? Write(IReadOnlyList<Measurement> measurements)
    {
        _pending.AddRange(measurements);
        int excess = _pending.Count - PendingLimit;
        if (excess > 0)
        {
            _pending.RemoveRange(0, excess);
            DroppedCount += excess;
        }

        return _pending.Count == 0 ? null : Store();
    }

    private MetricException? Store()
    {
        using IMetricStore store = open();
        MetricException? refused = null;
        if (optionsFor(store) is { } options)
        {
            var recorder = new MetricRecorder(store, options);
            foreach (Measurement measurement in _pending) refused = Add(recorder, measurement) ?? refused;
            int count = recorder.PendingCount;
            recorder.Flush();
            StoredCount += count;
        }

        _pending.Clear();
        return refused;
    }

    private static MetricException? Add(MetricRecorder recorder, in Measurement measurement)
    {
        MeasuredSeries series = measurement.Series;
        try
        {
            recorder.Add(recorder.Resolve(series.Name, series.Kind, series.Unit, series.Tags), measurement.Timestamp, measurement.Value);
            return null;
        }
        catch (MetricException exception) when (!exception.Id.EndsEverything())
        {
            return exception;
        }
    }
}
