using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using MetricsTools.Benchmarks.Engine.Children;
using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Statistics;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Groups;

/// <summary>Recording one sample, each of its own commit, beside a row of a plain table under the same page size and <c>synchronous</c>.</summary>
internal sealed class AppendGroup : IFigureGroup
{
    private const string Peer = "a bare INSERT";
    private const int Appends = 20_000;
    private const int DurableAppends = 500;
    private const int Writers = 8;
    private const double Seconds = 4;
    private const double Microseconds = 1000;

    /// <inheritdoc/>
    public string Name => "append";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(EngineRun run)
    {
        string stored = Prepared(run, Writer.Store), plain = Prepared(run, Writer.Plain);
        yield return MeasureOne(run, stored, plain);
        yield return MeasureDurable(run, stored, plain);
        foreach (Figure figure in MeasureOneShots(run, stored, plain)) yield return figure;
        foreach (Figure figure in MeasureWriters(run)) yield return figure;
    }

    private static Figure MeasureOne(EngineRun run, string stored, string plain)
    {
        using var store = SqliteMetricStore.Open(stored, new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        using SqliteConnection connection = SqlitePeer.Connect(plain);
        double[] times = run.Rounds.InTurnOnce(static () => { }, Repeated(Writer.Appender(store)), Repeated(Writer.Inserter(connection)));
        return Figure.Of("record one sample, sealing included", times[0] / Appends * Microseconds, "us", Peer, times[1] / Appends * Microseconds, Goal.Share(1.5, 1.1));
    }

    // What waiting for the disk at every commit costs, which is the disk's figure more than the store's.
    private static Figure MeasureDurable(EngineRun run, string stored, string plain)
    {
        using var store = SqliteMetricStore.Open(stored, new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        store.Durability = StoreDurability.Full;
        using SqliteConnection connection = SqlitePeer.Connect(plain);
        using (SqliteCommand full = connection.CreateCommand())
        {
            full.CommandText = "PRAGMA synchronous = FULL";
            full.ExecuteNonQuery();
        }

        double[] times = run.Rounds.InTurnOnce(static () => { }, Repeated(Writer.Appender(store), DurableAppends), Repeated(Writer.Inserter(connection), DurableAppends));
        return Figure.Of("record one sample, on the disk before it is acknowledged", times[0] / DurableAppends * Microseconds, "us", Peer + " under FULL", times[1] / DurableAppends * Microseconds, Goal.None);
    }

    private static Action Repeated(Action<int> work, int count = Appends) => () =>
    {
        for (int i = 0; i < count; i++) work(i);
    };

    private static IEnumerable<Figure> MeasureOneShots(EngineRun run, string stored, string plain)
    {
        const string name = "open, record, close";
        double[] times = run.Rounds.InTurn(() => OneShots.Record(stored), () => OneShots.Insert(plain));
        yield return Figure.Of(name, times[0], "ms", "open, INSERT, close", times[1], Goal.None);
        string trace = run.NewPath("trace");
        Figure figure;

        // One of some hundred moves the log into the file, and the next one begins a new log: both happen before.
        SqliteMetricStore.Open(stored, new StoreOptions { Access = StoreAccess.Write, IsSession = true }).Dispose();
        OneShots.Record(stored);
        try
        {
            double count = ChildProcess.StartUnder(["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace], "one-shots", stored).Numbers()[0];
            double fsyncs = File.ReadLines(trace).Count(static line => line.Contains("sync(", StringComparison.Ordinal)) / count;
            figure = Figure.Of($"{name}: fsyncs", fsyncs, "calls", "a session's close", 2, Goal.AtMost(0, "calls"));
        }
        catch (Win32Exception)
        {
            figure = Figure.Without($"{name}: fsyncs", double.NaN, "calls", "a session's close", "strace is not installed", Goal.AtMost(0, "calls"));
        }

        yield return figure;
    }

    // Of all samples, and of those of the process that waits longest: one that seldom waits appends most, and hides that others do.
    private static IEnumerable<Figure> MeasureWriters(EngineRun run)
    {
        double[][] stored = TimesOf(run, Writer.Store), plain = TimesOf(run, Writer.Plain);
        string name = $"record one sample, p99 of {Writers} processes that do nothing else";
        yield return Figure.Of(name, NinetyNinth([.. stored.SelectMany(static one => one)]), "ms", Peer, NinetyNinth([.. plain.SelectMany(static one => one)]), Goal.AtMost(25, "ms"));
        yield return Figure.Of($"{name}, the slowest one's", stored.Max(NinetyNinth), "ms", Peer, plain.Max(NinetyNinth), Goal.None);
    }

    private static double[][] TimesOf(EngineRun run, string kind)
    {
        string path = Prepared(run, kind);
        Process[] writers = [.. Enumerable.Range(0, Writers).Select(_ => ChildProcess.Start("writer", kind, path, Seconds.ToString(CultureInfo.InvariantCulture)))];
        return [.. writers.AsParallel().WithDegreeOfParallelism(Writers).Select(static writer => writer.Numbers())];
    }

    private static double NinetyNinth(double[] times) => Quantiles.Of(times, 0.99);

    private static string Prepared(EngineRun run, string kind)
    {
        string path = run.NewPath($"{kind}.db");
        Writer.Prepare(kind, path);
        return path;
    }
}
