using MetricsTools.Configuration;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Collectors;

/// <summary>The store of a collector: opened for each writing, with the settings that count then.</summary>
internal static class CollectorStore
{
    // A reading is not waited for longer than this; it is kept for the next time.
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Makes what writes into the store at a path.</summary>
    public static MeasurementWriter CreateWriter(string path, bool allowsNetwork)
    {
        MetricConfiguration configuration = MetricConfiguration.OfProcess(warn: null);
        return new MeasurementWriter(
            () => SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write, AllowNetwork = allowsNetwork, LockTimeout = LockTimeout }),
            store => (configuration.WhyOffAnywhere() ?? configuration.WhyOff(store)) is null ? configuration.Resolve(store).ToRecorderOptions(static _ => { }) : null);
    }
}
