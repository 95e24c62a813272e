using System.Runtime.CompilerServices;
using MetricsTools.Benchmarks.Engine.Peers;
using MetricsTools.Benchmarks.Engine.Peers.Duck;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>What the groups of one run share: each made when the first of them asks.</summary>
internal sealed class EngineRun(EngineOptions options) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("metrics-benchmark-").FullName;
    private readonly List<IDisposable> _open = [];
    private readonly Dictionary<string, IPeer> _peers = [];
    private WorkloadArrays? _arrays;
    private SqliteMetricStore? _store;
    private int _files;

    /// <summary>How each figure is measured.</summary>
    public Rounds Rounds => options.Rounds;

    /// <summary>The times of the workload.</summary>
    public WorkloadSpan Span => Arrays.Span;

    /// <summary>Workload W in memory.</summary>
    public WorkloadArrays Arrays => _arrays ??= new WorkloadArrays(options.SamplesPerSeries);

    /// <summary>Workload W in a store that was maintained.</summary>
    public SqliteMetricStore Store => _store ??= OpenStore();

    /// <summary>The path of that store.</summary>
    public string StorePath => Store.Location;

    /// <summary>SQLite with the names and tags in each row.</summary>
    public SqlitePeer SqliteRows => Opened(static run => SqlitePeer.Open(SqliteSchema.Rows, run.PeerPath("rows.db", path => SqlitePeer.Write(SqliteSchema.Rows, path, run.Arrays)), run.Span));

    /// <summary>SQLite with a table of series.</summary>
    public SqlitePeer SqliteNormalised => Opened(static run => SqlitePeer.Open(SqliteSchema.Normalised, run.PeerPath("normalised.db", path => SqlitePeer.Write(SqliteSchema.Normalised, path, run.Arrays)), run.Span));

    /// <summary>DuckDB with the samples in the order of series and time, or null when its library cannot be had.</summary>
    public DuckPeer? DuckOrNull => HasDuck
        ? Opened(static run => DuckPeer.Open(run.PeerPath("sorted.duckdb", path => DuckPeer.WriteSorted(path, run.Arrays)), run.Span))
        : null;

    /// <summary>Whether DuckDB's library can be had.</summary>
    public bool HasDuck
    {
        get
        {
            try
            {
                DuckLibrary.Load();
                return true;
            }
            catch (DllNotFoundException exception)
            {
                WhyNoDuck = exception.Message;
                return false;
            }
        }
    }

    /// <summary>All who answer the questions beside the store.</summary>
    public IEnumerable<IPeer> Peers
    {
        get
        {
            yield return Arrays;
            if (DuckOrNull is { } duck) yield return duck;
            if (options.IsQuick) yield break;
            yield return SqliteNormalised;
            yield return SqliteRows;
        }
    }

    /// <summary>Why DuckDB's library cannot be had.</summary>
    public string WhyNoDuck { get; private set; } = "";

    /// <summary>A path that no file has.</summary>
    public string NewPath(string name) => Path.Combine(_folder, $"{++_files}-{name}");

    /// <summary>Removes the files of new paths but those that are in use.</summary>
    public void Forget()
    {
        foreach (string path in Directory.GetFiles(_folder).Where(path => _store is null || !path.StartsWith(_store.Location, StringComparison.Ordinal))) File.Delete(path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _open.ForEach(static one => one.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteMetricStore OpenStore()
    {
        string path = NewPath("w.db");
        StoredWorkload.Write(path, Arrays);
        SqliteMetricStore store = SqliteMetricStore.Open(path, StoredWorkload.Session(Span.Afterwards));
        _open.Add(store);
        return store;
    }

    private T Opened<T>(Func<EngineRun, T> open, [CallerMemberName] string name = "") where T : IPeer, IDisposable
    {
        if (_peers.TryGetValue(name, out IPeer? known)) return (T)known;
        T peer = open(this);
        _open.Add(peer);
        _peers.Add(name, peer);
        return peer;
    }

    // The peers' files are the same in every run, and take a minute to write.
    private string PeerPath(string name, Action<string> write)
    {
        string folder = Path.Combine(Path.GetTempPath(), "metrics-benchmark-peers", $"{options.SamplesPerSeries}");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        if (File.Exists(path)) return path;
        string unfinished = NewPath(name);
        write(unfinished);
        File.Move(unfinished, path);
        return path;
    }
}
