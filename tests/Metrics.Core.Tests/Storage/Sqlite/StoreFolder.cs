using MetricsTools.Model;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A folder with a store in it, and what tests of its file need to know.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoreFolder() => Store = _folder["metrics.db"];

    public string Path => _folder.Path;

    /// <summary>The store's path; nothing is there yet.</summary>
    public string Store { get; }

    public string this[string name] => _folder[name];

    public static SqliteMetricStore Open(string path, StoreAccess access = StoreAccess.Write, bool isSession = false) =>
        SqliteMetricStore.Open(path, new StoreOptions { Access = access, IsSession = isSession });

    public static ErrorId FailureOf(Action action) => Assert.Throws<MetricException>(action).Id;

    public static ErrorId OpenFailure(string path, StoreAccess access, bool isSession = false) => FailureOf(() => Open(path, access, isSession).Dispose());

    public static long AddSeries(IMetricStore store, string tags = "") =>
        store.GetOrAddSeries(store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id, TagSet.Parse(tags), int.MaxValue)!.Value;

    /// <summary>Appends samples with the values 0, 1, 2 and so on, each at the millisecond of its value.</summary>
    public static void Append(IMetricStore store, int count, int first = 0)
    {
        long series = AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(first, count).Select(i => new SeriesSample(series, i, i))], store.Epoch));
    }

    /// <summary>Samples a minute apart that cannot be compressed: each takes eight bytes and more, and many blocks hold them.</summary>
    public static Sample[] Noise(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i => new Sample(i * 60_000L, random.NextDouble()))];
    }

    public static void AppendNoise(IMetricStore store, int count)
    {
        long series = AddSeries(store);
        Assert.True(store.TryAppend([.. Noise(count).Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], store.Epoch));
    }

    public static double[] Values(IMetricStore store) =>
        [.. Samples(store, AddSeries(store)).Select(sample => sample.Value)];

    public static Sample[] Samples(IMetricStore store, long series) =>
        [.. store.ReadSamples(series, TimeRange.All).SelectMany(chunk => chunk.ToArray())];

    public static double[] ValuesOf(string path, StoreAccess access = StoreAccess.Read)
    {
        using SqliteMetricStore store = Open(path, access);
        return Values(store);
    }

    public static double[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    /// <summary>Opens a file by SQLite alone, past all of a store's rules.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static string Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    public static string Execute(string path, string sql)
    {
        using SqliteConnection connection = Connect(path);
        return Execute(connection, sql);
    }

    public static string CheckIntegrity(string path) => Execute(path, "PRAGMA integrity_check");

    /// <summary>Copies the files of a store while it is open, as a kill would leave them.</summary>
    public static void CopyFiles(string path, string target, params string[] suffixes)
    {
        foreach (string suffix in suffixes) File.Copy(path + suffix, target + suffix);
    }

    /// <summary>The name and content of every file in the folder.</summary>
    public Dictionary<string, string> Contents() =>
        Directory.GetFiles(Path, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)));

    public void Dispose() => _folder.Dispose();
}
