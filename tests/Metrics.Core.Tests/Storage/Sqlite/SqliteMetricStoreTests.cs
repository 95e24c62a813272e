namespace MetricsTools.Storage.Sqlite;

public sealed class SqliteMetricStoreTests : MetricStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IMetricStore Open(StoreAccess access = StoreAccess.Write)
    {
        string path = _folder["metrics.db"];
        if (access == StoreAccess.Read && !File.Exists(path)) SqliteMetricStore.Open(path, new StoreOptions { Access = StoreAccess.Write }).Dispose();
        return SqliteMetricStore.Open(path, new StoreOptions { Access = access, IsSession = true });
    }
}
