using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Merges of spans in many short transactions: what others see between any two of them.</summary>
public sealed class SpanMergerTests : IDisposable
{
    private const int SeriesCount = 40;
    private const int SampleCount = 8640;

    private static readonly RollupOptions Ever = new()
    {
        Retention = new RetentionPolicy(TimeSpan.FromDays(29), TimeSpan.FromDays(29), TimeSpan.FromDays(29)),
        LeaseTime = TimeSpan.FromMilliseconds(1),
    };

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_answer_is_the_same_at_every_moment_of_a_merge()
    {
        long[] series = Fill();
        using SqliteMetricStore reader = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        int steps = 0;
        Merge(() =>
        {
            long id = series[steps++ % SeriesCount];
            Assert.Equal(Expected(id), StoreFolder.Samples(reader, id));
            Assert.Equal(SeriesCount * SampleCount, reader.GetStatistics().SampleCount);
        });
        Assert.True(steps >= 5, $"It took {steps} steps.");
        CheckAll(series);
    }

    [Fact]
    public void Samples_that_come_late_to_what_is_being_merged_are_kept()
    {
        long[] series = Fill();
        using SqliteMetricStore writer = StoreFolder.Open(_folder.Store);
        int late = 0;
        Merge(() =>
        {
            if (late == 4) return;
            Assert.True(writer.TryAppend([.. Enumerable.Range(0, 5000).Select(i => new SeriesSample(series[late], i, -1))], writer.Epoch));
            late++;
        });
        Assert.Equal((SeriesCount * SampleCount) + (late * 5000), writer.GetStatistics().SampleCount);
        for (int i = 0; i < late; i++) Assert.Equal(SampleCount + 5000, StoreFolder.Samples(writer, series[i]).Length);
        CheckPlaces(writer);
    }

    [Fact]
    public void A_second_run_in_the_middle_of_a_merge_does_no_harm()
    {
        long[] series = Fill();
        int steps = 0;
        Merge(() =>
        {
            if (++steps is not (2 or 4)) return;
            using SqliteMetricStore other = StoreFolder.Open(_folder.Store);
            Assert.NotNull(other.Maintain(Ever));
        });
        CheckAll(series);
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        CheckPlaces(store);
    }

    [Fact]
    public void What_a_merge_that_was_broken_off_leaves_behind_counts_for_nothing_and_goes()
    {
        long[] series = Fill();
        for (int last = 1; last < 5; last++)
        {
            int steps = 0;
            Assert.Throws<OperationCanceledException>(() => Merge(() =>
            {
                if (++steps == last) throw new OperationCanceledException();
            }));
            CheckAll(series);
        }

        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        CheckPlaces(store);
        CheckAll(series);
    }

    [Fact]
    public void A_metric_that_is_removed_in_the_middle_of_a_merge_stays_removed()
    {
        long[] series = Fill();
        bool isRemoved = false;
        Merge(() =>
        {
            if (isRemoved) return;
            isRemoved = true;
            using SqliteMetricStore other = StoreFolder.Open(_folder.Store);
            other.RemoveMetric(other.FindMetric("cpu")!.Id);
        });
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        CheckPlaces(store);
        Assert.Equal(0, store.GetStatistics().SampleCount);
        Assert.All(series, id => Assert.Empty(StoreFolder.Samples(store, id)));
    }

    // One every ten seconds over a day, of which no codec makes little.
    private static Sample[] Expected(long series)
    {
        var random = new Random((int)series);
        return [.. Enumerable.Range(0, SampleCount).Select(i => new Sample(i * 10_000L, random.NextDouble()))];
    }

    private long[] Fill()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        long[] series = [.. Enumerable.Range(0, SeriesCount).Select(i => StoreFolder.AddSeries(store, $"i={i}"))];
        Assert.True(store.TryAppend([.. series.SelectMany(id => Expected(id).Select(sample => new SeriesSample(id, sample.Timestamp, sample.Value)))], store.Epoch));
        return series;
    }

    private void Merge(Action wrote)
    {
        using StoreConnection connection = StoreFile.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write });
        var spans = new SpanTable(connection.Database);
        BlockTier raw = StoreTiers.Open(connection.Database, spans)[0];
        new SpanMerger(connection.Database, raw, spans) { Wrote = wrote }.Run(new MergePlan(20 * UnixTime.Day, Ever.Retention.Raw), CancellationToken.None);
    }

    private void CheckAll(long[] series)
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        foreach (long id in series) Assert.Equal(Expected(id), StoreFolder.Samples(store, id));
        Assert.Equal(SeriesCount * SampleCount, store.GetStatistics().SampleCount);
    }

    // After maintenance, every block lies at the place of a span.
    private void CheckPlaces(SqliteMetricStore store)
    {
        Assert.NotNull(store.Maintain(Ever));
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM raw WHERE (id >> 32) NOT IN (SELECT place FROM span WHERE tier = 0)"));
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM span WHERE tier = 0 AND place NOT IN (SELECT id >> 32 FROM raw)"));
    }
}
