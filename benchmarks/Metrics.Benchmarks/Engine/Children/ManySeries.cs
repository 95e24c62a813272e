using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Queries;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Adds a sample of each of many series, lists them and asks one; gives milliseconds and megabytes of each.</summary>
internal sealed class ManySeries : IChild
{
    private const string Metric = "bench.many";
    private const double Megabyte = 1 << 20;

    /// <inheritdoc/>
    public string Name => "many-series";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        int count = int.Parse(arguments[1], System.Globalization.CultureInfo.InvariantCulture);
        using SqliteMetricStore store = SqliteMetricStore.Open(arguments[0], new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        var selector = new SeriesSelector(store, PrivacySettings.Default);
        var queries = new MetricQueries(selector, TimeProvider.System, RetentionPolicy.Default);
        long last = 0;
        List<double> figures = [.. Of(() => Add(store, count)), .. Of(() => selector.Select(Metric, TagFilter.All)), .. Of(AskOne), .. Of(AskOne)];
        return last == 2 ? figures : throw new InvalidOperationException("One of many series is not found.");

        object AskOne()
        {
            SampleRow[] rows = [.. queries.ReadSamples(new SeriesQuery { Name = Metric, Filter = TagFilter.Parse($"item={count / 2}") })];
            last += rows.Length;
            return rows;
        }
    }

    private static MetricRecorder Add(SqliteMetricStore store, int count)
    {
        var recorder = new MetricRecorder(store, new RecorderOptions { MaximumSeries = int.MaxValue });
        for (int i = 0; i < count; i++)
        {
            recorder.Add(new MetricRecord { Name = Metric, Tags = TagSet.Create([new Tag("item", $"{i}"), new Tag("region", i % 2 == 0 ? "eu" : "us")]), Value = i });
        }

        recorder.Flush();
        return recorder;
    }

    // What the work leaves is measured while it is still held.
    private static double[] Of(Func<object> work)
    {
        GC.Collect();
        var watch = new MemoryWatch();
        object? result = null;
        double time = Timing.Once(() => result = work());
        double memory = (watch.Stop() - watch.Before) / Megabyte;
        GC.KeepAlive(result);
        return [time, memory];
    }
}
