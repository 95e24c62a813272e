using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>
/// The store that this process is connected to. A connected store stays open, for all runspaces; any other is opened for one command and closed
/// after it, so that its file is not held.
/// </summary>
internal static class StoreSession
{
    private static readonly object Lock = new();
    private static string? _connectedPath;
    private static bool _allowsNetwork;
    private static IMetricStore? _connected;

    /// <summary>The path that was connected to, or null.</summary>
    public static string? ConnectedPath
    {
        get
        {
            lock (Lock) return _connectedPath;
        }
    }

    /// <summary>Chooses the store for what follows. A file that is there is opened at once, so that an unusable one is told now.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public static void Connect(string path, bool allowNetwork)
    {
        lock (Lock)
        {
            Disconnect();
            IMetricStore? store = File.Exists(path) || Directory.Exists(path) ? OpenConnected(path, allowNetwork, StoreAccess.Write, keep: true) : null;
            (_connectedPath, _allowsNetwork, _connected) = (path, allowNetwork, store);
        }
    }

    /// <summary>Closes the connected store, if there is one.</summary>
    public static void Disconnect()
    {
        lock (Lock)
        {
            _connected?.Dispose();
            (_connectedPath, _allowsNetwork, _connected) = (null, false, null);
        }
    }

    /// <summary>Opens a store for one command, or takes the connected one.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public static StoreLease Open(string path, StoreAccess access, bool allowNetwork)
    {
        lock (Lock)
        {
            if (path != _connectedPath)
            {
                return new StoreLease(SqliteMetricStore.Open(path, new StoreOptions { Access = access, AllowNetwork = allowNetwork }), isShared: false);
            }

            // A file that was removed meanwhile must not be written to through a handle that nobody can find again.
            if (_connected is not null && !File.Exists(path))
            {
                _connected.Dispose();
                _connected = null;
            }

            if (_connected is null)
            {
                IMetricStore? opened = OpenConnected(path, _allowsNetwork, access, keep: false);
                if (opened is null) return new StoreLease(SqliteMetricStore.Open(path, new StoreOptions { Access = access, AllowNetwork = _allowsNetwork }), isShared: false);
                _connected = opened;
            }

            return new StoreLease(_connected, isShared: true);
        }
    }

    // A connected store is opened to write, so that both ways of use share it; where that cannot be, reading goes on without a session.
    private static SqliteMetricStore? OpenConnected(string path, bool allowNetwork, StoreAccess access, bool keep)
    {
        if (access == StoreAccess.Read && !File.Exists(path)) return null;
        try
        {
            return SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write, IsSession = true, AllowNetwork = allowNetwork });
        }
        catch (MetricException exception) when ((access == StoreAccess.Read || keep) && exception.Id is ErrorId.StoreReadOnly or ErrorId.StoreAccessDenied)
        {
            return null;
        }
    }
}
