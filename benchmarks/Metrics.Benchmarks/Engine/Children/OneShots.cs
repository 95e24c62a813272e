using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Model;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Benchmarks.Engine.Children;

/// <summary>Opens, records one sample and closes, many times; gives how often.</summary>
internal sealed class OneShots : IChild
{
    /// <summary>How often.</summary>
    public const int Count = 20;

    /// <inheritdoc/>
    public string Name => "one-shots";

    /// <inheritdoc/>
    public IEnumerable<double> Run(IReadOnlyList<string> arguments)
    {
        for (int i = 0; i < Count; i++) Record(arguments[0]);
        return [Count];
    }

    /// <summary>Opens a store, records and closes, as a command without a session does.</summary>
    public static void Record(string path)
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write });
        using var recorder = new MetricRecorder(store, new RecorderOptions());
        recorder.Add(new MetricRecord { Name = "bench.one", Value = 1 });
    }

    /// <summary>Opens a plain file, inserts and closes.</summary>
    public static void Insert(string path)
    {
        using SqliteConnection connection = SqlitePeer.Connect(path);
        Writer.Inserter(connection)(1);
    }
}
