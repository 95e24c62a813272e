using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell;

/// <summary>What cmdlets share that ask the store something.</summary>
public abstract class QueryCommand : MetricCommand
{
    private MetricQueries? _queries;

    /// <summary>The clock.</summary>
    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>The current time, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    private protected static long Now => UnixTime.Now(Time);

    /// <summary>The questions that can be asked of the store. Why an answer is empty goes to the verbose stream.</summary>
    /// <exception cref="MetricException">The store cannot be opened.</exception>
    private protected MetricQueries Queries => _queries ??= CreateQueries(OpenStore(StoreAccess.Read));

    /// <summary>Does work for every name or pattern, so that no metric has its turn twice. A failure is one error, after which the next name follows.</summary>
    private protected void ForEachName(IReadOnlyList<string> names, Action<string> work)
    {
        IReadOnlyList<string> distinct = [];
        Try(names.Count == 1 ? names[0] : names, () => distinct = Queries.Selector.DistinctNames(names));
        foreach (string name in distinct) Try(name, () => work(name));
    }

    private MetricQueries CreateQueries(IMetricStore store) =>
        new(new SeriesSelector(store, SettingsOf(store).Privacy) { Explain = WriteVerbose }, Time, SettingsOf(store).Retention);
}
