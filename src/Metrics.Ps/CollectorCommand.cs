using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Text;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that work with the collectors there are.</summary>
public abstract class CollectorCommand : MetricCommand
{
    /// <summary>Does work for every collector that fits the names, and the store when one is given. A name without one is an error, after which the next one follows.</summary>
    private protected void ForEachCollector(IEnumerable<string> names, Action<MetricCollector> work)
    {
        string? store = Store is null ? null : StorePath;
        foreach (string name in names)
        {
            MetricCollector[] found = [.. SessionCollectors.Find(name).Where(collector => store is null || collector.Store == store)];
            if (found.Length == 0 && !Glob.HasWildcard(name)) WriteError(new MetricException(ErrorId.CollectorNotFound, name).ToErrorRecord(name));
            foreach (MetricCollector collector in found) work(collector);
        }
    }
}
