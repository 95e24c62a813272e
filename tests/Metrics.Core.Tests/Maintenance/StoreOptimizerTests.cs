using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

public sealed class StoreOptimizerTests : IDisposable
{
    private static readonly MaintenanceOptions Options = new();

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pages_that_nothing_uses_go_back_to_the_disk()
    {
        Fill(100_000);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) store.RemoveMetric(store.FindMetric("cpu")!.Id);

        StoreOptimization result = StoreOptimizer.Run(_folder.Store, Options);

        Assert.True(result.Before.Free > 1_000_000, $"{result.Before}");
        Assert.Equal(0, result.After.Free);
        Assert.True(result.After.File < result.Before.File / 4, $"{result}");
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void The_log_is_moved_into_the_file_and_nothing_is_lost()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 30_000);
        StoreOptimization result = StoreOptimizer.Run(_folder.Store, Options);
        Assert.True(result.After.File > result.Before.File, $"{result}");
        Assert.True(result.After.Log <= StoreCheckpoint.LogLimit, $"{result}");
        Assert.Equal(StoreFolder.Counting(30_000), StoreFolder.Values(store));
        Assert.True(result.Duration > TimeSpan.Zero);
    }

    [Fact]
    public void Another_process_writes_on_meanwhile()
    {
        Fill(100_000);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) store.RemoveMetric(store.FindMetric("cpu")!.Id);
        const int BatchSize = 50;
        using var writer = new WriterProcess(_folder.Store, 300, BatchSize, "a");
        writer.ReadAcknowledged();
        StoreOptimizer.Run(_folder.Store, Options);
        Assert.Equal(0, writer.Finish());
        StoreOptimizer.Run(_folder.Store, Options);
        using SqliteMetricStore after = StoreFolder.Open(_folder.Store);
        Assert.Equal(300 * BatchSize, after.GetStatistics().SampleCount);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void It_can_be_stopped_between_two_steps()
    {
        Fill(100_000);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) store.RemoveMetric(store.FindMetric("cpu")!.Id);
        using var stopping = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => StoreOptimizer.Run(_folder.Store, Options with { Cancellation = stopping.Token, Progress = _ => stopping.Cancel() }));
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void A_store_that_is_not_there_is_not_made()
    {
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.FailureOf(() => StoreOptimizer.Run(_folder.Store, Options)));
        Assert.False(File.Exists(_folder.Store));
    }

    private void Fill(int count)
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        StoreFolder.AppendNoise(store, count);
    }
}
