using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Reads or exports all samples of a store; gives the megabytes of memory before and at most meanwhile, and the number of samples.</summary>
internal sealed class Reader : IChild
{
    /// <summary>The argument that exports.</summary>
    public const string Export = "export";

    /// <summary>The argument that reads.</summary>
    public const string Read = "read";

    private const double Megabyte = 1 << 20;

    /// <inheritdoc/>
    public string Name => "reader";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        (string work, string path, int samplesPerSeries) = (arguments[0], arguments[1], int.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture));
        var span = new WorkloadSpan(samplesPerSeries);
        using SqliteMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Time = new FixedClock(span.Afterwards) });
        var peer = new StorePeer(store, span, Resolution.Raw);

        // What is idle has done each kind of work once.
        peer.Ask(Question.Q1);
        Do(peer.Queries, work, WorkloadSpan.Metric, path);
        GC.Collect();
        var watch = new MemoryWatch();
        long count = Do(peer.Queries, work, "*", path);
        return [watch.Before / Megabyte, watch.Stop() / Megabyte, count];
    }

    private static long Do(MetricQueries queries, string work, string name, string path)
    {
        if (work == Read) return queries.ReadSamples(new SeriesQuery { Name = name }).LongCount();
        string file = path + ".csv";
        StoredWorkload.Export(queries, name, file);
        long lines = File.ReadLines(file).LongCount() - 1;
        File.Delete(file);
        return lines;
    }
}
