using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Processes that write at once, and processes that are killed.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(100, 1)]
    [InlineData(100, 60)]
    [InlineData(2000, 20)]
    public void A_process_that_is_killed_loses_no_batch_that_was_acknowledged_and_leaves_none_in_part(int batchSize, int acknowledgedBeforeKill)
    {
        long acknowledged = -1;
        using (var writer = new WriterProcess(_folder.Store, long.MaxValue, batchSize, "a"))
        {
            while (acknowledged < acknowledgedBeforeKill) acknowledged = writer.ReadAcknowledged() ?? throw new InvalidOperationException("The writer has ended.");
            writer.Kill();
            while (writer.ReadAcknowledged() is { } last) acknowledged = last;
        }

        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read))
        {
            Sample[] samples = Assert.Single(ReadAll(store));
            Assert.True(samples.Length >= (acknowledged + 1) * batchSize, "An acknowledged batch is lost.");
            Assert.Equal(Expected(samples.Length / batchSize, batchSize), samples);
        }

        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void Four_processes_append_at_once_and_every_sample_is_there()
    {
        const int Batches = 500, BatchSize = 20;
        WriterProcess[] writers = [.. Enumerable.Range(0, 4).Select(i => new WriterProcess(_folder.Store, Batches, BatchSize, $"{i}"))];
        try
        {
            Assert.All(writers, writer => Assert.Equal(0, writer.Finish()));
        }
        finally
        {
            foreach (WriterProcess writer in writers) writer.Dispose();
        }

        Assert.Equal([_folder.Store], Directory.GetFiles(_folder.Path));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read))
        {
            List<Sample[]> all = ReadAll(store);
            Assert.Equal(writers.Length, all.Count);
            Assert.All(all, samples => Assert.Equal(Expected(Batches, BatchSize), samples));
        }

        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    private static List<Sample[]> ReadAll(SqliteMetricStore store) =>
        [.. store.GetSeries(store.FindMetric("work")!.Id).Select(series => StoreFolder.Samples(store, series.Id))];

    private static Sample[] Expected(int batches, int batchSize) =>
        [.. Enumerable.Range(0, batches).SelectMany(batch => Enumerable.Range(0, batchSize).Select(i => new Sample(batch, i)))];
}
