using System.Management.Automation.Runspaces;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>
/// Which store a runspace is connected to: its own choice, else that of the oldest runspace that has one, so that what runs in parallel uses the store of
/// the session that started it. A store that is not connected is opened for one command and closed after it, so that its file is not held.
/// </summary>
internal static class StoreSession
{
    private static readonly object Lock = new();
    private static readonly SortedDictionary<int, ConnectedStore> Connections = [];

    /// <summary>The path that this runspace is connected to, or null.</summary>
    public static string? ConnectedPath => Current?.Path;

    /// <summary>Whether this runspace is connected to a path on a network file system, which it has accepted.</summary>
    public static bool AllowsNetwork(string path) => Current is { AllowsNetwork: true } connected && connected.Path == path;

    private static ConnectedStore? Current
    {
        get
        {
            lock (Lock)
            {
                int runspace = RunspaceId;
                if (Connections.TryGetValue(runspace, out ConnectedStore? own)) return own;
                return Connections.Where(one => one.Key < runspace).Select(static one => one.Value).FirstOrDefault();
            }
        }
    }

    private static int RunspaceId => Runspace.DefaultRunspace?.Id ?? 0;

    /// <summary>Chooses the store for what follows in this runspace. A file that is there is opened at once: one that cannot be used changes nothing.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public static void Connect(string path, bool allowNetwork)
    {
        var chosen = new ConnectedStore(path, allowNetwork);
        if (File.Exists(path) || Directory.Exists(path)) chosen.Lease(StoreAccess.Read).Dispose();
        lock (Lock)
        {
            Disconnect();
            Connections.Add(RunspaceId, chosen);
            if (Runspace.DefaultRunspace is { } runspace) runspace.StateChanged += DisconnectClosed;
        }
    }

    /// <summary>Closes the store that this runspace has connected to, if there is one, once no command uses it any more.</summary>
    public static void Disconnect() => Disconnect(RunspaceId);

    /// <summary>Opens a store for one command, or takes the connected one.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public static StoreLease Open(string path, StoreAccess access, bool allowNetwork) =>
        Current is { } connected && connected.Path == path ? connected.Lease(access) : OpenOnce(path, access, allowNetwork);

    /// <summary>Opens a store for one command.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    public static StoreLease OpenOnce(string path, StoreAccess access, bool allowNetwork, Action<MetricException>? damaged = null)
    {
        IMetricStore store = SqliteMetricStore.Open(path, new StoreOptions { Access = access, AllowNetwork = allowNetwork, Damaged = damaged });
        return new StoreLease(store, store.Dispose);
    }

    private static void Disconnect(int runspace)
    {
        lock (Lock)
        {
            if (!Connections.TryGetValue(runspace, out ConnectedStore? connected)) return;
            Connections.Remove(runspace);
            connected.Close();
        }
    }

    private static void DisconnectClosed(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is not Runspace runspace || change.RunspaceStateInfo.State is not (RunspaceState.Closed or RunspaceState.Broken)) return;
        runspace.StateChanged -= DisconnectClosed;
        Disconnect(runspace.Id);
    }
}
