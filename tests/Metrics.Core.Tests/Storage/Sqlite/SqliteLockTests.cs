using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What happens while another process holds the write lock.</summary>
public sealed class SqliteLockTests : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_lock_that_stays_is_an_error_after_the_timeout_and_nothing_is_stored()
    {
        using SqliteMetricStore store = Open(Short);
        StoreFolder.Append(store, 3);
        using SqliteConnection other = Hold();
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<MetricException>(() => StoreFolder.Append(store, 1, first: 3));
        Assert.Equal(ErrorId.StoreLocked, error.Id);
        Assert.Contains("0.2 s", error.Message, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.9 * Short.TotalSeconds, 10 * Short.TotalSeconds);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(store));
        StoreFolder.Execute(other, "COMMIT");
        StoreFolder.Append(store, 1, first: 3);
        Assert.Equal(StoreFolder.Counting(4), StoreFolder.Values(store));
    }

    [Fact]
    public void A_lock_does_not_hold_up_readers()
    {
        using (SqliteMetricStore store = Open(Short)) StoreFolder.Append(store, 3);
        using SqliteConnection other = Hold();
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public async Task A_lock_that_goes_away_is_waited_for()
    {
        using SqliteMetricStore store = Open(TimeSpan.FromSeconds(60));
        StoreFolder.Append(store, 3);
        using SqliteConnection other = Hold();
        var releasing = Task.Run(
            () =>
            {
                // Holds the lock for as long as this takes to count, which is longer than any retry without waiting.
                StoreFolder.Execute(other, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n");
                StoreFolder.Execute(other, "COMMIT");
            },
            TestContext.Current.CancellationToken);
        StoreFolder.Append(store, 1, first: 3);
        await releasing;
        Assert.Equal(StoreFolder.Counting(4), StoreFolder.Values(store));
    }

    // SQLite's own waiting, which backs off to 100 ms, kept one of them from its turn for seconds.
    [Fact]
    public void Writers_that_never_pause_all_get_their_turn()
    {
        const int Writers = 8, Appends = 300;
        Open(Short).Dispose();
        Simultaneously.Run(Writers, writer =>
        {
            using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
            for (int i = 0; i < Appends; i++) StoreFolder.Append(store, 1, first: (writer * Appends) + i);
        });
        using SqliteMetricStore reader = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        Assert.Equal(StoreFolder.Counting(Writers * Appends), StoreFolder.Values(reader));
    }

    [Fact]
    public void A_session_that_closes_while_another_holds_the_lock_leaves_the_log()
    {
        SqliteMetricStore store = Open(Short);
        StoreFolder.Append(store, 3);
        using SqliteConnection other = Hold();
        store.Dispose();
        Assert.True(File.Exists(_folder.Store + "-wal"));
        StoreFolder.Execute(other, "COMMIT");
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void A_new_store_that_many_open_at_once_is_made_once()
    {
        for (int round = 0; round < 20; round++)
        {
            string path = _folder[$"{round}.db"];
            byte[][] keys = new byte[6][];
            Simultaneously.Run(keys.Length, i =>
            {
                using SqliteMetricStore store = StoreFolder.Open(path, isSession: i % 2 == 0);
                StoreFolder.Append(store, 1, first: i);
                keys[i] = store.PrivacyKey;
            });
            Assert.All(keys, key => Assert.Equal(keys[0], key));
            Assert.Equal(StoreFolder.Counting(keys.Length), StoreFolder.ValuesOf(path));
            Assert.Equal("ok", StoreFolder.CheckIntegrity(path));
        }
    }

    private SqliteMetricStore Open(TimeSpan lockTimeout) =>
        SqliteMetricStore.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write, IsSession = true, LockTimeout = lockTimeout });

    private SqliteConnection Hold()
    {
        SqliteConnection other = StoreFolder.Connect(_folder.Store);
        StoreFolder.Execute(other, "BEGIN IMMEDIATE");
        return other;
    }
}
