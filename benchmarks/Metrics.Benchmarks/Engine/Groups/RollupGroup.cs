using System.Diagnostics;
using MetricsTools.Benchmarks.Engine.Children;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Rolling up and pruning a million samples, and the longest time that others had to wait for the write lock meanwhile.</summary>
internal sealed class RollupGroup : IFigureGroup
{
    private const string Peer = "reading them";

    /// <inheritdoc/>
    public string Name => "rollup";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        var arrays = new WorkloadArrays(Workload.SmallSamplesPerSeries);
        List<double> records = [], recordLocks = [], maintains = [], maintainLocks = [], prunes = [], pruneLocks = [], reads = [];
        for (int round = -1; round < run.Rounds.Count; round++)
        {
            string path = run.NewPath("rollup.db");
            using SqliteMetricStore store = SqliteMetricStore.Open(path, StoredWorkload.Session(arrays.Span.Afterwards));
            long[] ids = StoredWorkload.AddSeries(store, arrays.Series);
            SeriesSample[] samples = arrays.Arrival.Samples(ids);
            bool counts = round >= 0;
            Watched(path, counts, records, recordLocks, () => StoredWorkload.Append(store, samples, 8192));
            Watched(path, counts, maintains, maintainLocks, () => store.Maintain(new RollupOptions { Retention = StoredWorkload.Retention }));
            double read = Timing.Once(() => Count(store, ids).MustBe(new Answer(arrays.Count, 0), "after maintenance"));
            if (counts) reads.Add(read);
            RetentionPolicy short1 = StoredWorkload.Retention with { Raw = TimeSpan.FromHours(1) };
            Watched(path, counts, prunes, pruneLocks, () => store.Maintain(new RollupOptions { Retention = short1 }));
            Count(store, ids).MustBe(default, "after pruning");
            run.Forget();
        }

        double all = run.Rounds.Typical(maintains.Zip(prunes, static (one, other) => one + other));
        yield return Figure.Of("seal and merge the rest of a million samples", run.Rounds.Typical(maintains), "ms", Peer, run.Rounds.Typical(reads), Goal.None);
        yield return Figure.Of("prune a million samples", run.Rounds.Typical(prunes), "ms", Peer, run.Rounds.Typical(reads), Goal.None);
        yield return Figure.Of("rollup and pruning of a million samples", all, "ms", Peer, run.Rounds.Typical(reads), Goal.AtMost(1000, "ms"));
        foreach ((string name, List<double> times, List<double> locks) in new[]
        {
            ("recording and sealing", records, recordLocks), ("merging", maintains, maintainLocks), ("pruning", prunes, pruneLocks),
        })
        {
            yield return locks.Count == 0
                ? Figure.Without($"longest lock, {name}", double.NaN, "ms", "all of it", "it can be watched on Linux alone", Goal.AtMost(20, "ms"))
                : Figure.Of($"longest lock, {name}", run.Rounds.Typical(locks), "ms", "all of it", run.Rounds.Typical(times), Goal.AtMost(20, "ms"));
        }
    }

    private static void Watched(string path, bool counts, List<double> times, List<double> locks, Action work)
    {
        using Process? watch = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? ChildProcess.Start("lock-watch", path) : null;
        watch?.StandardOutput.ReadLine();
        double time = Timing.Once(work);
        watch?.StandardInput.WriteLine();
        double? longest = watch?.Numbers()[0];
        if (!counts) return;
        times.Add(time);
        if (longest is { } held) locks.Add(held);
    }

    private static Answer Count(SqliteMetricStore store, IEnumerable<long> ids) => new(ids.Sum(id => store.ReadSamples(id, TimeRange.All).Sum(static chunk => (long)chunk.Length)), 0);
}
