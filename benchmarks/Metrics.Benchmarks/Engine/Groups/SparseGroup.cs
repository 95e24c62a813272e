using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Bytes a sample of series that have few: gauges of two decimals, each always at the same minute.</summary>
internal sealed class SparseGroup : IFigureGroup
{
    private const string Unit = "B/sample";
    private const string Peer = "a row of SQLite, normalised";
    private const double PlainRow = 22.9;

    /// <inheritdoc/>
    public string Name => "sparse";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        const int many = 100_000, fourHourly = 6 * 16, daily = 730;
        StoredBytes often = Write(run, many, fourHourly, 4 * UnixTime.Hour), rare = Write(run, 1, daily, UnixTime.Day);
        return
        [
            .. Figures($"{many} series, a sample every four hours for 16 days", often, many * fourHourly, Goal.AtMost(8, 5.7, Unit)),
            .. Figures("one series, a sample a day for two years", rare, daily, Goal.AtMost(40, 25, Unit)),
        ];
    }

    private static IEnumerable<Figure> Figures(string name, StoredBytes bytes, double count, Goal goal)
    {
        yield return Figure.Of($"{name}, all blocks", (bytes.Raw + bytes.Hour + bytes.Day) / count, Unit, Peer, PlainRow, goal);
        yield return Figure.Of($"{name}, raw blocks", bytes.Raw / count, Unit, Peer, PlainRow, Goal.None);
        yield return Figure.Of($"{name}, hour blocks", bytes.Hour / count, Unit, Peer, PlainRow, Goal.None);
        yield return Figure.Of($"{name}, day blocks", bytes.Day / count, Unit, Peer, PlainRow, Goal.None);
        yield return Figure.Of($"{name}, the file", bytes.File / count, Unit, Peer, PlainRow, Goal.None);
    }

    // Samples are kept for as long as they go back, and some more.
    private static StoredBytes Write(EngineRun run, int count, int length, long interval)
    {
        string path = run.NewPath("sparse.db");
        var kept = TimeSpan.FromMilliseconds((length + 40) * interval);
        RetentionPolicy retention = new(kept, kept, kept);
        using (SqliteMetricStore store = SqliteMetricStore.Open(path, StoredWorkload.Session(WorkloadSeries.Start + ((length + 1) * interval))))
        {
            long metric = store.GetOrAddMetric(new MetricDefinition { Name = "bench.sparse" }).Id;
            var random = new SplitMix64(42);
            var samples = new SeriesSample[count];
            for (int i = 0; i < count; i++)
            {
                long series = store.GetOrAddSeries(metric, TagSet.Create([new Tag("item", $"{i}")]), int.MaxValue)!.Value;
                samples[i] = new SeriesSample(series, WorkloadSeries.Start + (long)(random.NextShare() * 60) * UnixTime.Minute, Math.Round(100 * random.NextShare(), 2));
            }

            for (int tick = 0; tick < length; tick++)
            {
                if (tick > 0)
                {
                    for (int i = 0; i < count; i++) samples[i] = samples[i] with { Timestamp = samples[i].Timestamp + interval, Value = Math.Round(samples[i].Value + (0.2 * random.NextNormal()), 2) };
                }

                StoredWorkload.Append(store, samples, samples.Length);
            }

            store.Maintain(new RollupOptions { Retention = retention });
        }

        return StoredBytes.Of(path);
    }
}
