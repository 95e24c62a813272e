using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Benchmarks.Engine.Peers.Duck;
using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;
using MetricsTools.Recording;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Samples a second from arrays into a file that is on disk, in the order of their arrival: tick by tick, each of all series.</summary>
internal sealed class IngestGroup : IFigureGroup
{
    private const string Unit = "M/s";
    private const int OneSeries = 1_000_000;

    /// <inheritdoc/>
    public string Name => "ingest";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        int ticks = Math.Min(run.Span.SamplesPerSeries, Workload.SmallSamplesPerSeries), few = ticks * run.Arrays.Series.Length;
        SeriesSample[] samples = run.Arrays.Arrival.Samples(Ids(run));
        List<Action> works =
        [
            () => Store(run, store => StoredWorkload.Append(store, samples, StoredWorkload.BatchSize)),
            () => Store(run, store => Record(store, run, samples.AsSpan(0, few))),
            () => Store(run, store => RecordOne(store, run)),
            () => SqlitePeer.Write(SqliteSchema.Rows, run.NewPath("rows.db"), run.Arrays, ticks),
            () => SqlitePeer.Write(SqliteSchema.Normalised, run.NewPath("normalised.db"), run.Arrays, ticks),
        ];
        if (run.HasDuck) works.Add(() => DuckAppender.Write(run.NewPath("w.duckdb"), run.Arrays));
        double[] times = run.Rounds.InTurnOnce(run.Forget, [.. works]);
        double[] speeds = [.. times.Select((time, i) => (i is 0 or 5 ? samples.Length : i is 2 ? OneSeries : few) / time / 1e3)];
        (string Name, double Speed, Goal BesideRows, Goal BesideDuck)[] ours =
        [
            ($"bulk ingest, {StoredWorkload.BatchSize} samples a call", speeds[0], Goal.AtLeast(25, 47), Goal.AtLeast(1.5, 2.5)),
            ($"ingest by a recorder, {few} samples of all series", speeds[1], Goal.None, Goal.None),
            ("ingest by a recorder, a million of one series in a second", speeds[2], Goal.None, Goal.None),
        ];
        foreach ((string name, double speed, Goal besideRows, Goal besideDuck) in ours)
        {
            yield return Figure.Of(name, speed, Unit, $"{SqliteSchema.Rows.Name}, {few} of them", speeds[3], besideRows);
            yield return Figure.Of(name, speed, Unit, $"{SqliteSchema.Normalised.Name}, {few} of them", speeds[4], Goal.None);
            yield return run.HasDuck
                ? Figure.Of(name, speed, Unit, "DuckDB's appender", speeds[5], besideDuck)
                : Figure.Without(name, speed, Unit, "DuckDB's appender", run.WhyNoDuck, besideDuck);
        }
    }

    // A new store numbers the same series alike.
    private static long[] Ids(EngineRun run)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(run.NewPath("w.db"), StoredWorkload.Session(run.Span.Afterwards));
        return StoredWorkload.AddSeries(store, run.Arrays.Series);
    }

    private static void Store(EngineRun run, Action<SqliteMetricStore> write)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(run.NewPath("w.db"), StoredWorkload.Session(run.Span.Afterwards));
        StoredWorkload.AddSeries(store, run.Arrays.Series);
        write(store);
    }

    private static void Record(SqliteMetricStore store, EngineRun run, ReadOnlySpan<SeriesSample> samples)
    {
        using var recorder = new MetricRecorder(store, new RecorderOptions { Time = new FixedClock(run.Span.Afterwards) });
        RecordedSeries[] series = [.. run.Arrays.Series.Select(one => recorder.Resolve(one.Metric.Name, StoredWorkload.Kind(one.Metric.Shape), null, StoredWorkload.Tags(one)))];
        int[] ids = run.Arrays.Arrival.Ids;
        for (int i = 0; i < samples.Length; i++) recorder.Add(series[ids[i]], samples[i].Timestamp, samples[i].Value);
    }

    private static void RecordOne(SqliteMetricStore store, EngineRun run)
    {
        using var recorder = new MetricRecorder(store, new RecorderOptions { Time = new FixedClock(run.Span.Afterwards) });
        RecordedSeries series = recorder.Resolve("bench.number", null, null, TagSet.Empty);
        for (int i = 0; i < OneSeries; i++) recorder.Add(series, run.Span.All.End + (i / 1000), i);
    }
}
