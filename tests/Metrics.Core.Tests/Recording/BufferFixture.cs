using MetricsTools.Configuration;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Recording;

/// <summary>A store in a temporary folder that buffers record into, and a clock that moves when it is told to. Work aside is done at once.</summary>
internal sealed class BufferFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IMetricStore> _stores = [];

    public string Path => _folder["metrics.db"];

    public ManualTime Time { get; } = new();

    /// <summary>How many stores are open.</summary>
    public int OpenCount => _stores.Count(IsOpen);

    public string this[string name] => _folder[name];

    public string SpoolFolder => _folder["spools"];

    public string[] SpoolFiles => Directory.GetFiles(_folder.Path, "metrics.db.spool-*");

    public long SampleCount => Read(static store => store.GetStatistics().SampleCount);

    public BufferOptions Options => new()
    {
        Time = Time,
        LockTimeout = TimeSpan.Zero,
        SpoolFolder = SpoolFolder,
        RecorderOptions = _ => new RecorderOptions { Time = Time },
        Configuration = new MetricConfiguration(new SettingPlaces(_folder["machine.json"], _folder["user.json"]), static _ => null),
        RunAside = static work => work(),
    };

    public BufferedRecorder Record(Func<BufferOptions, BufferOptions>? change = null, string? path = null)
    {
        BufferOptions changed = change?.Invoke(Options) ?? Options;
        string place = path ?? Path;
        return new BufferedRecorder(place, Open, changed);

        IMetricStore Open()
        {
            IMetricStore store = SqliteMetricStore.Open(place, new StoreOptions { Access = StoreAccess.Write, LockTimeout = changed.LockTimeout, Time = Time });
            _stores.Add(store);
            return store;
        }
    }

    /// <summary>Holds the lock of the store that every write needs.</summary>
    public SqliteConnection Lock()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ConnectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    public void Prepare(Action<IMetricStore> work)
    {
        using IMetricStore store = SqliteMetricStore.Open(Path, new StoreOptions { Access = StoreAccess.Write, Time = Time });
        work(store);
    }

    public T Read<T>(Func<IMetricStore, T> read)
    {
        if (!File.Exists(Path)) return default!;
        using IMetricStore store = SqliteMetricStore.Open(Path, new StoreOptions { Time = Time });
        return read(store);
    }

    public MetricDefinition Definition(string name) => Read(store => store.FindMetric(name))!;

    public bool Knows(string name) => Read(store => store.FindMetric(name)) is not null;

    public Sample[] Samples(string name) => Read(store => store.GetSeries(store.FindMetric(name)!.Id)
        .SelectMany(series => store.ReadSamples(series.Id, TimeRange.All).SelectMany(static chunk => chunk.ToArray())).ToArray());

    public double[] Values(string name) => [.. Samples(name).Select(static sample => sample.Value)];

    public void Dispose() => _folder.Dispose();

    private static bool IsOpen(IMetricStore store)
    {
        try
        {
            return store.Epoch >= 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
