using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>The store that a runspace is connected to. It stays open from its first use on, unless its file is removed or replaced.</summary>
/// <param name="path">The file.</param>
/// <param name="allowNetwork">Whether a network file system is accepted.</param>
internal sealed class ConnectedStore(string path, bool allowNetwork)
{
    private readonly object _lock = new();
    private SharedStore? _shared;
    private DateTime _created;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Whether a network file system is accepted.</summary>
    public bool AllowsNetwork => allowNetwork;

    /// <summary>The store for one command.</summary>
    /// <exception cref="MetricException">It cannot be opened.</exception>
    public StoreLease Lease(StoreAccess access)
    {
        lock (_lock)
        {
            // What was written through the handle of a file that is gone, nobody would find again.
            if (_shared is not null && (!File.Exists(path) || File.GetCreationTimeUtc(path) != _created)) Close();
            if (_shared is null && (access == StoreAccess.Write || File.Exists(path))) OpenShared(access);
            return _shared?.Lease() ?? StoreSession.OpenOnce(path, access, allowNetwork);
        }
    }

    /// <summary>Closes the store when no command uses it any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _shared?.Retire();
            _shared = null;
        }
    }

    // It is opened to write, so that both ways of use share it; where that cannot be, reading goes on without it.
    private void OpenShared(StoreAccess access)
    {
        try
        {
            var options = new StoreOptions { Access = StoreAccess.Write, IsSession = true, AllowNetwork = allowNetwork };
            _shared = new SharedStore(SqliteMetricStore.Open(path, options));
            _created = File.GetCreationTimeUtc(path);
        }
        catch (MetricException exception) when (access == StoreAccess.Read && exception.Id is ErrorId.StoreReadOnly or ErrorId.StoreAccessDenied)
        {
            // A place that can only be read.
        }
    }
}
