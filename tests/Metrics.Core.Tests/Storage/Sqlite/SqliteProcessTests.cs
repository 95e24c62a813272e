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

    // Slow for a reason: as long as the issue that asks for it says.
    [Fact]
    public void Eight_processes_write_and_two_read_for_a_minute_and_every_batch_is_there_once()
    {
#if NET
        var time = TimeSpan.FromSeconds(60);
#else
        var time = TimeSpan.FromSeconds(10);
#endif
        const int BatchSize = 20;
        StoreFolder.Open(_folder.Store, isSession: true).Dispose();
        WriterProcess[] writers = [.. Enumerable.Range(0, 8).Select(i => new WriterProcess(_folder.Store, time, BatchSize, $"{i}"))];
        WriterProcess[] readers = [.. Enumerable.Range(0, 2).Select(_ => new WriterProcess(_folder.Store, time, BatchSize))];
        WriterProcess[] all = [.. writers, .. readers];
        int[] exitCodes = new int[all.Length];
        try
        {
            Simultaneously.Run(all.Length, i => exitCodes[i] = all[i].Finish());
        }
        finally
        {
            foreach (WriterProcess process in all) process.Dispose();
        }

        Assert.All(exitCodes, code => Assert.Equal(0, code));
        Assert.All(readers, reader => Assert.True(reader.LastAcknowledged >= 0));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store))
        {
            Dictionary<string, long> series = store.GetSeries(store.FindMetric("work")!.Id).ToDictionary(one => one.Tags["writer"]!, one => one.Id);
            for (int i = 0; i < writers.Length; i++)
            {
                Sample[] expected = Expected((int)writers[i].LastAcknowledged + 1, BatchSize);
                Assert.Equal(expected, StoreFolder.Samples(store, series[$"{i}"]));
                Assert.Equal(expected.Length, store.ReadRollups(series[$"{i}"], Resolution.Day, TimeRange.All).Sum(day => day.Count));
            }

            Assert.Equal(writers.Sum(writer => (writer.LastAcknowledged + 1) * BatchSize), store.GetStatistics().SampleCount);
        }

        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    private static List<Sample[]> ReadAll(SqliteMetricStore store) =>
        [.. store.GetSeries(store.FindMetric("work")!.Id).Select(series => StoreFolder.Samples(store, series.Id))];

    private static Sample[] Expected(int batches, int batchSize) =>
        [.. Enumerable.Range(0, batches).SelectMany(batch => Enumerable.Range(0, batchSize).Select(i => new Sample(batch, i)))];
}
