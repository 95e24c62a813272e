using MetricsTools.Benchmarks.Engine.Children;
using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Questions where the hot log is as full as it gets before it is sealed.</summary>
internal sealed class HotGroup : IFigureGroup
{
    // The hot log is sealed from this on, in rows, samples and bytes.
    private const int FullRows = 4096 - 100;
    private const int FullSamples = 65_536 - 1000;
    private const long FullBytes = (1 << 20) - 16_384;

    /// <inheritdoc/>
    public string Name => "hot";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        string path = run.NewPath("hot.db");
        string size = Fill(path, run);
        double[] arrays = run.Rounds.InTurn(() => run.Arrays.Ask(Question.Q1));
        using SqliteMetricStore warm = Open(path, run);
        var peer = new StorePeer(warm, run.Span, Resolution.Raw);
        peer.Ask(Question.Q1).MustBe(run.Arrays.Ask(Question.Q1), "Q1 with a hot log");
        double[] times = run.Rounds.InTurn(() => peer.Ask(Question.Q1));
        yield return Figure.Of($"Q1, hot log full ({size}) and cached", times[0], "ms", run.Arrays.Name, arrays[0], Goal.AtMost(0.020, 0.009, "ms"));

        List<double> opened = [], asked = [];
        void AskFirst()
        {
            SqliteMetricStore? store = null;
            opened.Add(Timing.Once(() => store = Open(path, run)));
            using (store) asked.Add(Timing.Once(() => new StorePeer(store!, run.Span, Resolution.Raw).Ask(Question.Q1)));
        }

        Rounds.WarmUp(AskFirst);
        (opened, asked) = ([], []);
        for (int i = 0; i < run.Rounds.Count; i++) AskFirst();
        yield return Figure.Of($"Q1, hot log full, first of a connection", run.Rounds.Typical(asked), "ms", "open of the store", run.Rounds.Typical(opened), Goal.AtMost(1, "ms"));
        double[][] fresh = [.. Enumerable.Range(0, run.Rounds.Count).Select(_ => ChildProcess.Start("first-question", path, $"{run.Span.SamplesPerSeries}").Numbers())];
        yield return Figure.Of(
            "Q1, hot log full, first of a process that has compiled nothing yet", run.Rounds.Typical(fresh.Select(static one => one[1])), "ms",
            "open of the store", run.Rounds.Typical(fresh.Select(static one => one[0])), Goal.None);
    }

    private static SqliteMetricStore Open(string path, EngineRun run) => SqliteMetricStore.Open(path, new StoreOptions { Time = new FixedClock(run.Span.Afterwards) });

    // The last ticks arrive one by one, each of all series.
    private static string Fill(string path, EngineRun run)
    {
        // A session that closes would seal: this one keeps what it has.
        using SqliteMetricStore store = SqliteMetricStore.Open(path, StoredWorkload.Session(run.Span.Afterwards) with { IsSession = false });
        SeriesSample[] samples = run.Arrays.Arrival.Samples(StoredWorkload.AddSeries(store, run.Arrays.Series));
        int tick = run.Arrays.Series.Length, hot = FullSamples / tick * tick, most = 0;
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand measure = connection.CreateCommand();
        measure.CommandText = "SELECT count(*), coalesce(sum(length(data)), 0) FROM hot";

        // How many ticks there is room for is seen by the first one's bytes.
        StoredWorkload.Append(store, samples.AsSpan(0, tick), tick);
        (_, long bytes) = Measure();
        most = (int)Math.Min(Math.Min(FullRows, hot / tick), FullBytes / bytes);
        StoredWorkload.Append(store, samples.AsSpan(tick, samples.Length - ((most + 1) * tick)), StoredWorkload.BatchSize);
        StoredWorkload.Append(store, samples.AsSpan(samples.Length - (most * tick)), tick);
        (long rows, bytes) = Measure();
        return FormattableString.Invariant($"{rows} rows, {rows * tick} samples, {bytes >> 10} KB");

        (long Rows, long Bytes) Measure()
        {
            using SqliteDataReader reader = measure.ExecuteReader();
            reader.Read();
            return (reader.GetInt64(0), reader.GetInt64(1));
        }
    }
}
