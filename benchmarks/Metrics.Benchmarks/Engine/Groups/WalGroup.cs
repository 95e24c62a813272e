using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>How long the log gets while a reader has stopped in the middle of its answer and a writer goes on.</summary>
internal sealed class WalGroup : IFigureGroup
{
    private const double Megabyte = 1 << 20;
    private const int Written = 500_000;
    private const int BatchSize = 8192;

    /// <inheritdoc/>
    public string Name => "wal";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        var arrays = new WorkloadArrays(Workload.SmallSamplesPerSeries);
        double plain = LogOfTable(run, arrays), ours = LogOfStore(run, arrays);
        yield return Figure.Of($"log while a reader is paused and {Written} samples are written", ours, "MB", SqliteSchema.Normalised.Name, plain, Goal.AtMost(32, "MB"));
    }

    private static double LogOfStore(EngineRun run, WorkloadArrays arrays)
    {
        string path = run.NewPath("wal.db");
        using SqliteMetricStore writer = SqliteMetricStore.Open(path, StoredWorkload.Session(arrays.Span.Afterwards));
        long[] ids = StoredWorkload.AddSeries(writer, arrays.Series);
        Span<SeriesSample> samples = arrays.Arrival.Samples(ids);
        StoredWorkload.Append(writer, samples[..^Written], StoredWorkload.BatchSize);

        using SqliteMetricStore reader = SqliteMetricStore.Open(path, new StoreOptions { Time = new FixedClock(arrays.Span.Afterwards) });
        using IEnumerator<ReadOnlyMemory<Sample>> paused = reader.ReadSamples(ids[0], TimeRange.All, chunkLength: 100).GetEnumerator();
        paused.MoveNext();
        long longest = 0;
        for (samples = samples[^Written..]; samples.Length > 0; samples = samples[Math.Min(BatchSize, samples.Length)..])
        {
            StoredWorkload.Append(writer, samples[..Math.Min(BatchSize, samples.Length)], BatchSize);
            longest = Math.Max(longest, new FileInfo(path + "-wal").Length);
        }

        return longest / Megabyte;
    }

    private static double LogOfTable(EngineRun run, WorkloadArrays arrays)
    {
        string path = run.NewPath("plain.db");
        int ticks = Written / arrays.Series.Length;
        SqlitePeer.Write(SqliteSchema.Normalised, path, arrays, ticks);
        using SqliteConnection reading = SqlitePeer.Connect(path), writing = SqlitePeer.Connect(path);
        using SqliteCommand select = reading.CreateCommand();
        select.CommandText = "SELECT at, value FROM sample";
        using SqliteDataReader paused = select.ExecuteReader();
        paused.Read();
        for (int i = 0; i < Written / BatchSize; i++)
        {
            SqlitePeer.Execute(
                writing, $"INSERT INTO sample SELECT series, at + 1000000000, value FROM sample WHERE at < 1000000000000000 ORDER BY at LIMIT {BatchSize} OFFSET {i * BatchSize}");
        }

        return new FileInfo(path + "-wal").Length / Megabyte;
    }
}
