using System.Management.Automation.Runspaces;
using MetricsTools.Collectors;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Sessions;

/// <summary>
/// The collectors of this process. They end, with a last reading, when the runspace that has started them closes or removes the module, and when the process
/// exits.
/// </summary>
internal static class SessionCollectors
{
    private static readonly object Lock = new();
    private static readonly SortedDictionary<string, (MetricCollector Collector, int Runspace)> Collectors = new(StringComparer.OrdinalIgnoreCase);

    static SessionCollectors() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Stop(static _ => true);

    private static int RunspaceId => Runspace.DefaultRunspace?.Id ?? 0;

    /// <summary>Starts a collector, and keeps it.</summary>
    /// <exception cref="MetricException">One of this name runs.</exception>
    public static void Start(MetricCollector collector)
    {
        lock (Lock)
        {
            if (Collectors.TryGetValue(collector.Name, out var known) && IsRunning(known.Collector)) throw new MetricException(ErrorId.CollectorExists, collector.Name);
            Collectors[collector.Name] = (collector, RunspaceId);
            if (Runspace.DefaultRunspace is { } runspace)
            {
                runspace.StateChanged -= StopClosed;
                runspace.StateChanged += StopClosed;
            }

            collector.Collector.Start();
        }
    }

    /// <summary>The collectors whose names fit a pattern, by name.</summary>
    public static IReadOnlyList<MetricCollector> Find(string pattern)
    {
        lock (Lock) return [.. Collectors.Values.Select(static one => one.Collector).Where(collector => Glob.IsMatch(pattern, collector.Name))];
    }

    /// <summary>Stops a collector, and keeps it no longer.</summary>
    public static void Stop(MetricCollector collector)
    {
        Remove(collector);
        collector.Collector.Stop();
    }

    /// <summary>Stops the collectors of this runspace.</summary>
    public static void StopOwn()
    {
        int own = RunspaceId;
        Stop(runspace => runspace == own);
    }

    private static void Stop(Func<int, bool> isWanted)
    {
        MetricCollector[] wanted;
        lock (Lock) wanted = [.. Collectors.Values.Where(one => isWanted(one.Runspace)).Select(static one => one.Collector)];
        foreach (MetricCollector collector in wanted) Stop(collector);
    }

    private static void Remove(MetricCollector collector)
    {
        lock (Lock)
        {
            if (Collectors.TryGetValue(collector.Name, out var known) && known.Collector == collector) Collectors.Remove(collector.Name);
        }
    }

    private static bool IsRunning(MetricCollector collector) => collector.Collector.Status.State == CollectorState.Running;

    private static void StopClosed(object? sender, RunspaceStateEventArgs change)
    {
        if (sender is not Runspace runspace || change.RunspaceStateInfo.State is not (RunspaceState.Closed or RunspaceState.Broken)) return;
        runspace.StateChanged -= StopClosed;
        int closed = runspace.Id;
        Stop(one => one == closed);
    }
}
