using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Slow for a reason: 200 processes are killed while they write to one store.</summary>
public sealed class SqliteKillTests : IDisposable
{
    private const int Rounds = 200;

    // One row, many rows until a slice is sealed, and straight into blocks.
    private static readonly int[] BatchSizes = [1, 200, 9000, SampleAppender.LargeBatch];

    private const int MostSamples = 100_000;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_hundred_killed_writers_lose_no_batch_that_was_acknowledged_and_leave_none_in_part()
    {
        var random = new Random(20260131);
        var acknowledged = new long[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            using var writer = new WriterProcess(_folder.Store, long.MaxValue, BatchSizes[round % BatchSizes.Length], $"{round}");
            long last = -1;
            for (int wanted = random.Next(1 + Math.Min(40, MostSamples / BatchSizes[round % BatchSizes.Length])); last < wanted;) last = writer.ReadAcknowledged() ?? throw new InvalidOperationException("The writer has ended.");
            writer.Kill();
            while (writer.ReadAcknowledged() is { } later) last = later;
            acknowledged[round] = last;
            if (round % 20 == 0) Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
        }

        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        Check(store, acknowledged);
        Assert.NotNull(store.Maintain(new Maintenance.RollupOptions()));
        Check(store, acknowledged);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void Maintenance_that_is_killed_a_hundred_times_loses_nothing_and_counts_nothing_twice()
    {
        const int KilledRuns = 100, SeriesCount = 20, SamplesOfRun = 10_000;
        var random = new Random(7);
        long[] series;
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) series = [.. Enumerable.Range(0, SeriesCount).Select(i => StoreFolder.AddSeries(store, $"i={i}"))];
        var expected = series.ToDictionary(id => id, _ => new List<Sample>());
        for (int run = 0; run < KilledRuns; run++)
        {
            using (SqliteMetricStore store = StoreFolder.Open(_folder.Store))
            {
                SeriesSample[] samples = [.. Enumerable.Range(0, SamplesOfRun).Select(i => new SeriesSample(series[random.Next(SeriesCount)], (run * UnixTime.Hour) + (i * 300L), random.Next(1000)))];
                foreach (SeriesSample sample in samples) expected[sample.SeriesId].Add(new Sample(sample.Timestamp, sample.Value));
                Assert.True(store.TryAppend(samples, store.Epoch));
            }

            using var maintainer = new WriterProcess(_folder.Store);
            maintainer.KillWithin(TimeSpan.FromMilliseconds(random.Next(50, 400)));
        }

        using SqliteMetricStore survivor = StoreFolder.Open(_folder.Store, isSession: true);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
        foreach (long id in series)
        {
            Sample[] samples = [.. expected[id].OrderBy(sample => sample.Timestamp)];
            Assert.Equal(samples, StoreFolder.Samples(survivor, id));
            RollupReference.Check(samples, TimeRange.All, Resolution.Hour, survivor.ReadRollups(id, Resolution.Hour, TimeRange.All));
            RollupReference.Check(samples, TimeRange.All, Resolution.Day, survivor.ReadRollups(id, Resolution.Day, TimeRange.All));
        }
    }

    private static void Check(SqliteMetricStore store, long[] acknowledged)
    {
        Dictionary<string, long> series = store.GetSeries(store.FindMetric("work")!.Id).ToDictionary(one => one.Tags["writer"]!, one => one.Id);
        for (int round = 0; round < Rounds; round++)
        {
            int batchSize = BatchSizes[round % BatchSizes.Length];
            Sample[] samples = StoreFolder.Samples(store, series[$"{round}"]);
            Assert.InRange(samples.Length / batchSize, acknowledged[round] + 1, acknowledged[round] + 2);
            for (int i = 0; i < samples.Length; i++)
            {
                if (samples[i] != new Sample(i / batchSize, i % batchSize)) Assert.Fail($"Sample {i} of round {round} is {samples[i]}.");
            }

            Assert.Equal(0, samples.Length % batchSize);
            foreach (Resolution resolution in new[] { Resolution.Hour, Resolution.Day })
            {
                Rollup rollup = Assert.Single(store.ReadRollups(series[$"{round}"], resolution, TimeRange.All));
                Assert.Equal((samples.Length, samples.Sum(sample => sample.Value)), ((int)rollup.Count, rollup.Sum.Value));
            }
        }
    }
}
