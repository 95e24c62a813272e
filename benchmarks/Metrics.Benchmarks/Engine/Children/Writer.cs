using System.Diagnostics;
using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Records sample after sample for some seconds, into a store or into a plain table; gives the milliseconds that each took.</summary>
internal sealed class Writer : IChild
{
    /// <summary>The argument for a plain table.</summary>
    public const string Plain = "plain";

    /// <summary>The argument for a store.</summary>
    public const string Store = "store";

    private const int WarmUps = 50;

    /// <inheritdoc/>
    public string Name => "writer";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        (string kind, string path, double seconds) = (arguments[0], arguments[1], double.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture));
        using var connection = kind == Plain ? SqlitePeer.Connect(path) : null;
        using var store = kind == Plain ? null : SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write, IsSession = true });
        Action<int> add = connection is null ? Appender(store!) : Inserter(connection);
        for (int i = 0; i < WarmUps; i++) add(i);
        List<double> times = [];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; i++) times.Add(Timing.Once(() => add(i)));
        return times;
    }

    /// <summary>Makes the file that writers share.</summary>
    public static void Prepare(string kind, string path)
    {
        if (kind == Store)
        {
            using SqliteMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write, IsSession = true });
            Series(store);
        }
        else
        {
            using SqliteConnection connection = SqlitePeer.Connect(path);
            SqlitePeer.Execute(connection, "CREATE TABLE sample (series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL)");
        }
    }

    /// <summary>Appends one sample to a store.</summary>
    public static Action<int> Appender(IMetricStore store)
    {
        long series = Series(store), epoch = store.Epoch;
        var sample = new SeriesSample[1];
        return i =>
        {
            sample[0] = new SeriesSample(series, UnixTime.Now(TimeProvider.System), i);
            store.TryAppend(sample, epoch);
        };
    }

    /// <summary>Inserts one row into the table.</summary>
    public static Action<int> Inserter(SqliteConnection connection)
    {
        SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO sample (series, at, value) VALUES ($series, $at, $value)";
        insert.CommandTimeout = 30;
        insert.Parameters.AddWithValue("$series", 1L);
        SqliteParameter at = insert.Parameters.AddWithValue("$at", 0L), value = insert.Parameters.AddWithValue("$value", 0.0);
        insert.Prepare();
        return i =>
        {
            (at.Value, value.Value) = (UnixTime.Now(TimeProvider.System), (double)i);
            insert.ExecuteNonQuery();
        };
    }

    private static long Series(IMetricStore store) =>
        store.GetOrAddSeries(store.GetOrAddMetric(new MetricDefinition { Name = "bench.one" }).Id, TagSet.Empty, 1)!.Value;
}
