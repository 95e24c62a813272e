using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Writer;

/// <summary>Maintains a store over and over, as if it were kept for ever; a lease of one that was killed holds it up for a moment only.</summary>
internal static class Maintainer
{
    public static int Run(string path, StoreOptions options)
    {
        TimeSpan ever = TimeSpan.FromDays(100_000);
        var maintenance = new RollupOptions { Retention = new RetentionPolicy(ever, ever, ever), LeaseTime = TimeSpan.FromMilliseconds(1) };
        using SqliteMetricStore store = SqliteMetricStore.Open(path, options);
        while (true) store.Maintain(maintenance);
    }
}
