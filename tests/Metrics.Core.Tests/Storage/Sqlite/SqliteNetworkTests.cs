namespace MetricsTools.Storage.Sqlite;

/// <summary>Stores on a network file system, where the log's shared memory does not work.</summary>
public sealed class SqliteNetworkTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void A_network_path_is_refused_with_the_reason_and_nothing_is_made(StoreAccess access)
    {
        var error = Assert.Throws<MetricException>(() => Open(access, allow: false));
        Assert.Equal(ErrorId.StoreOnNetwork, error.Id);
        Assert.Contains("nfs4", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_network_path_that_is_allowed_works_with_a_rollback_journal()
    {
        using (SqliteMetricStore store = Open(StoreAccess.Write))
        {
            StoreFolder.Append(store, 3);
            Assert.Equal("delete", store.GetStatistics().JournalMode);
            Assert.Equal([_folder.Store], Directory.GetFiles(_folder.Path));
        }

        using SqliteMetricStore reader = Open(StoreAccess.Read);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(reader));
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void A_store_that_had_a_log_gives_it_up(StoreAccess access)
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        Assert.True(File.Exists(_folder.Store + "-wal"));
        using SqliteMetricStore again = Open(access);
        Assert.Equal("delete", again.GetStatistics().JournalMode);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(again));
        Assert.False(File.Exists(_folder.Store + "-wal"));
    }

    [Fact]
    public void A_store_that_had_a_log_is_opened_without_shared_memory()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        File.Delete(_folder.Store + "-shm");
        Directory.CreateDirectory(_folder.Store + "-shm");
        using SqliteMetricStore again = Open(StoreAccess.Write);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(again));
    }

    [Fact]
    public void Two_writers_take_turns_without_a_log()
    {
        using SqliteMetricStore first = Open(StoreAccess.Write), second = Open(StoreAccess.Write);
        for (int i = 0; i < 10; i++) StoreFolder.Append(i % 2 == 0 ? first : second, 1, first: i);
        Assert.Equal(StoreFolder.Counting(10), StoreFolder.Values(first));
        using SqliteMetricStore reader = Open(StoreAccess.Read);
        Assert.Equal(StoreFolder.Counting(10), StoreFolder.Values(reader));
    }

    [Fact]
    public void A_store_goes_back_to_the_log_on_a_local_path()
    {
        using (SqliteMetricStore store = Open(StoreAccess.Write)) StoreFolder.Append(store, 3);
        using SqliteMetricStore local = StoreFolder.Open(_folder.Store);
        Assert.Equal("wal", local.GetStatistics().JournalMode);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(local));
    }

    [Fact]
    public void A_local_path_is_not_a_network_path()
    {
        Assert.Null(FileSystems.NetworkFileSystemOf(_folder.Store));
        Assert.Null(FileSystems.NetworkFileSystemOf(Path.Combine(_folder["not"], "there", "metrics.db")));
        Assert.Null(FileSystems.NetworkFileSystemOf("metrics.db"));
        Assert.Null(FileSystems.NetworkFileSystemOf(""));
        Assert.NotNull(FileSystems.NetworkFileSystemOf(@"\\server\share\metrics.db"));
    }

    private SqliteMetricStore Open(StoreAccess access, bool allow = true) => SqliteMetricStore.Open(
        _folder.Store, new StoreOptions { Access = access, IsSession = true, AllowNetwork = allow, NetworkFileSystemOf = _ => "nfs4" });
}
