using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Formats;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>Workload W in a store.</summary>
internal static class StoredWorkload
{
    /// <summary>How long samples are kept: a day longer than those of W are old.</summary>
    public static readonly RetentionPolicy Retention = RetentionPolicy.Default;

    /// <summary>The samples of one call, where many are at hand.</summary>
    public const int BatchSize = 1 << 20;

    /// <summary>The options of a session that writes.</summary>
    public static StoreOptions Session(long now) => new() { Access = StoreAccess.Write, IsSession = true, Time = new FixedClock(now) };

    /// <summary>Makes the series of W, and gives their identifiers.</summary>
    public static long[] AddSeries(IMetricStore store, IEnumerable<WorkloadSeries> series) => [.. series.Select(one =>
    {
        MetricDefinition metric = store.GetOrAddMetric(new MetricDefinition { Name = one.Metric.Name, Kind = Kind(one.Metric.Shape) });
        return store.GetOrAddSeries(metric.Id, Tags(one), int.MaxValue)!.Value;
    })];

    /// <summary>The tags of a series.</summary>
    public static TagSet Tags(WorkloadSeries series) => TagSet.Create([new Tag("host", $"host{series.Host}"), new Tag("region", series.Region)]);

    /// <summary>Appends samples in batches.</summary>
    public static void Append(IMetricStore store, Span<SeriesSample> samples, int batchSize)
    {
        for (; samples.Length > 0; samples = samples[Math.Min(batchSize, samples.Length)..])
        {
            if (!store.TryAppend(samples[..Math.Min(batchSize, samples.Length)], store.Epoch)) throw new InvalidOperationException("The epoch has changed.");
        }
    }

    /// <summary>Makes a store with all of W, and maintains it.</summary>
    public static void Write(string path, WorkloadArrays arrays)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(path, Session(arrays.Span.Afterwards));
        long[] ids = AddSeries(store, arrays.Series);
        Append(store, arrays.Arrival.Samples(ids), BatchSize);
        store.Maintain(new RollupOptions { Retention = Retention });
    }

    /// <summary>Writes the samples of metrics to a CSV file, as the commands do.</summary>
    public static void Export(MetricQueries queries, string name, string path)
    {
        using FileInProgress file = FileInProgress.Create(path, noClobber: false);
        using (IRecordWriter writer = MetricFormats.OfPath(path).RecordWriter!(file.Text, null))
        {
            foreach (SampleRow row in queries.ReadSamples(new SeriesQuery { Name = name })) writer.Write(row.ToRecord());
            writer.Complete();
        }

        file.Complete();
    }

    /// <summary>The kind of a metric.</summary>
    public static MetricKind Kind(WorkloadShape shape) => shape switch
    {
        WorkloadShape.Counter => MetricKind.Counter,
        WorkloadShape.Gauge => MetricKind.Gauge,
        _ => MetricKind.Histogram,
    };
}
