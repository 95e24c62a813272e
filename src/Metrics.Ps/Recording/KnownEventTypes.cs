using System.Collections.Concurrent;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Recording;

/// <summary>The types of events that this process has found in stores, lest each event open one. What was found is looked for again after a minute.</summary>
internal static class KnownEventTypes
{
    private const int Milliseconds = 60_000;

    private static readonly ConcurrentDictionary<(string Path, string Name), (string Known, int Found)> Found = new();

    /// <summary>The name of a type, as it was registered.</summary>
    /// <exception cref="MetricException">There is no such type, or the store cannot be opened.</exception>
    public static string NameOf(string path, string? name)
    {
        if (name is null || new EventTypes(null).Find(Text.Glob.Escape(name.Trim())).FirstOrDefault() is { } builtIn) return new EventTypes(null).NameOf(name);
        (string, string) key = (path, name.Trim().ToUpperInvariant());
        if (Found.TryGetValue(key, out (string Known, int Found) known) && unchecked(Environment.TickCount - known.Found) < Milliseconds) return known.Known;
        if (!File.Exists(path)) return new EventTypes(null).NameOf(name);
        using StoreLease lease = StoreSession.Open(path, StoreAccess.Read, StoreSession.AllowsNetwork(path));
        string found = new EventTypes(lease.Store).NameOf(name);
        Found[key] = (found, Environment.TickCount);
        return found;
    }

    /// <summary>Forgets what was found.</summary>
    public static void Forget() => Found.Clear();
}
