using MetricsTools.Maintenance.Checks;

namespace MetricsTools;

/// <summary>One finding of Test-MetricStore.</summary>
public sealed class MetricStoreCheck
{
    private readonly StoreCheckResult _result;

    internal MetricStoreCheck(StoreCheckResult result, string store) => (_result, Store) = (result, store);

    /// <summary>The check.</summary>
    public string Check => _result.Check;

    /// <summary>What was looked at: a file, a table, a metric.</summary>
    public string Target => _result.Target;

    /// <summary>Ok, Warning or Failed.</summary>
    public string Status => _result.Status.ToString();

    /// <summary>What was found.</summary>
    public string Detail => _result.Detail;

    /// <summary>The store.</summary>
    public string Store { get; }
}
