using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Recording;

/// <summary>A store in a temporary folder, a clock, and the warnings that a recorder gave.</summary>
internal sealed class RecorderFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDisposable> _open = [];

    public RecorderFixture() => Store = Open();

    public IMetricStore Store { get; }

    public string Path => _folder["metrics.db"];

    public FixedTime Time { get; } = new();

    public List<string> Warnings { get; } = [];

    /// <summary>Another instance of the store, as another process has it.</summary>
    public IMetricStore Open(TimeSpan? lockTimeout = null)
    {
        IMetricStore store = SqliteMetricStore.Open(
            Path, new StoreOptions { Access = StoreAccess.Write, Time = Time, LockTimeout = lockTimeout ?? TimeSpan.FromSeconds(5) });
        _open.Add(store);
        return store;
    }

    public MetricRecorder Record(Func<RecorderOptions, RecorderOptions>? change = null, IMetricStore? store = null)
    {
        var options = new RecorderOptions { Time = Time, Warn = Warnings.Add };
        return new MetricRecorder(store ?? Store, change is null ? options : change(options));
    }

    public double[] Values(string name, string tags = "")
    {
        MetricDefinition metric = Store.FindMetric(name)!;
        long series = Store.GetSeries(metric.Id).Single(series => series.Tags.Equals(TagSet.Parse(tags))).Id;
        return [.. Store.ReadSamples(series, TimeRange.All).SelectMany(chunk => chunk.ToArray()).Select(sample => sample.Value)];
    }

    public long SampleCount => Store.GetStatistics().SampleCount;

    public void Dispose()
    {
        foreach (IDisposable one in _open) one.Dispose();
        _folder.Dispose();
    }
}
