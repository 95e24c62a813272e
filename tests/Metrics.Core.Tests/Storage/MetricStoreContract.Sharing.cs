using MetricsTools.Model;

namespace MetricsTools.Storage;

public abstract partial class MetricStoreContract
{
    [Fact]
    public void Usage_counts_one_metric()
    {
        using IMetricStore store = Open();
        long first = AddSeries(store), second = AddSeries(store, tags: "a=b"), other = AddSeries(store, "other");
        AddSeries(store, tags: "a=empty");
        Append(store, first, new Sample(5, 1), new Sample(5, 1));
        Append(store, second, new Sample(-7, 1));
        Append(store, other, new Sample(1000, 1));
        Assert.Equal(new MetricUsage(3, 3, -7, 5), store.GetUsage(store.FindMetric("cpu")!.Id));
    }

    [Fact]
    public void Usage_of_a_metric_without_samples_has_no_times()
    {
        using IMetricStore store = Open();
        long metric = store.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Id;
        Assert.Equal(new MetricUsage(0, 0, null, null), store.GetUsage(metric));
        AddSeries(store);
        Assert.Equal(new MetricUsage(1, 0, null, null), store.GetUsage(metric));
        Assert.Equal(new MetricUsage(0, 0, null, null), store.GetUsage(metric + 1000));
    }

    [Fact]
    public void Statistics_count_the_whole_store()
    {
        using IMetricStore store = Open();
        StoreStatistics empty = store.GetStatistics();
        Assert.Equal((0, 0, 0), (empty.MetricCount, empty.SeriesCount, empty.SampleCount));
        Assert.Null(empty.FirstTimestamp);
        Assert.Null(empty.LastTimestamp);

        Append(store, AddSeries(store), new Sample(5, 1), new Sample(5, 1));
        Append(store, AddSeries(store, "other", "a=b"), new Sample(-7, 1));
        AddSeries(store, "other", "a=empty");
        StoreStatistics statistics = store.GetStatistics();
        Assert.Equal((2, 3, 3), (statistics.MetricCount, statistics.SeriesCount, statistics.SampleCount));
        Assert.Equal((-7L, 5L), (statistics.FirstTimestamp, statistics.LastTimestamp));
        Assert.Equal(store.Location, statistics.Location);
        Assert.True(statistics.Size > 0);
        Assert.True(statistics.SchemaVersion > 0);
        Assert.NotEmpty(statistics.Engine);
        Assert.NotEmpty(statistics.JournalMode);
        Assert.Equal(empty.Created, statistics.Created);
    }

    [Fact]
    public void The_privacy_key_is_made_once_and_is_32_bytes()
    {
        byte[] key;
        using (IMetricStore store = Open()) key = store.PrivacyKey;
        Assert.Equal(32, key.Length);
        using IMetricStore again = Open(StoreAccess.Read);
        Assert.Equal(key, again.PrivacyKey);
    }

    [Fact]
    public void Two_instances_see_each_others_writes()
    {
        using IMetricStore first = Open(), second = Open(), reader = Open(StoreAccess.Read);
        long series = AddSeries(first);
        Assert.Equal(series, AddSeries(second));
        Append(first, series, new Sample(1, 1));
        Assert.Equal([1], Values(Read(second, series)));
        Append(second, series, new Sample(1, 2));
        Append(first, series, new Sample(1, 3));
        Assert.Equal([1, 2, 3], Values(Read(first, series)));
        Assert.Equal([1, 2, 3], Values(Read(reader, series)));
        second.UpdateMetric(second.FindMetric("cpu")! with { Unit = "s" });
        Assert.Equal("s", first.FindMetric("cpu")!.Unit);
    }

    [Fact]
    public void Reads_that_see_one_state_see_a_new_one_after_every_change()
    {
        using IMetricStore store = Open(), other = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(1, 1));
        Assert.Equal((null, 1, 1), Seen());
        Assert.Equal((null, 1, 1), Seen());
        store.UpdateMetric(store.FindMetric("cpu")! with { Unit = "s" });
        Assert.Equal(("s", 1, 1), Seen());
        other.UpdateMetric(other.FindMetric("cpu")! with { Unit = "ms" });
        Assert.Equal(("ms", 1, 1), Seen());
        AddSeries(store, tags: "a=b");
        Append(store, series, new Sample(2, 1));
        Assert.Equal(("ms", 2, 2), Seen());
        AddSeries(other, tags: "a=c");
        Append(other, series, new Sample(3, 1));
        Assert.Equal(("ms", 3, 3), Seen());
        other.RemoveMetric(other.FindMetric("cpu")!.Id);
        Assert.Equal((null, 0, 0), Seen());
        series = AddSeries(other);
        Append(other, series, new Sample(4, 1));
        Assert.Equal((null, 1, 1), Seen());

        (string? Unit, int SeriesCount, int SampleCount) Seen() => store.Read(() => store.FindMetric("cpu") is { } metric
            ? (metric.Unit, store.GetSeries(metric.Id).Count, Read(store, series).Length)
            : (null, 0, 0));
    }

    [Fact]
    public void Reads_that_see_one_state_do_not_see_what_is_written_meanwhile()
    {
        using IMetricStore store = Open(), other = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(1, 1));
        Assert.Equal((1, 1), store.Read(() =>
        {
            int before = Read(store, series).Length;
            Append(other, series, new Sample(2, 1));
            return (before, Read(store, series).Length);
        }));
        Assert.Equal(2, Read(store, series).Length);
    }

    [Fact]
    public void An_instance_that_was_opened_to_read_writes_nothing()
    {
        long series;
        using (IMetricStore store = Open()) series = AddSeries(store);
        using IMetricStore reader = Open(StoreAccess.Read);
        long epoch = reader.Epoch;
        Assert.Throws<MetricException>(() => reader.TryAppend([new(series, 1, 1)], epoch));
        Assert.Throws<MetricException>(() => reader.GetOrAddMetric(new MetricDefinition { Name = "new" }));
        Assert.Throws<MetricException>(() => reader.RemoveMetric(reader.FindMetric("cpu")!.Id));
        Assert.Empty(Read(reader, series));
        Assert.Equal("cpu", reader.GetOrAddMetric(new MetricDefinition { Name = "cpu" }).Name);
    }

    [Fact]
    public void One_instance_may_be_called_from_many_threads()
    {
        const int Threads = 8, Batches = 50, BatchSize = 20;
        using IMetricStore store = Open();
        store.GetOrAddMetric(new MetricDefinition { Name = "cpu" });
        Simultaneously.Run(Threads, thread =>
        {
            long series = AddSeries(store, tags: $"thread={thread}"), shared = AddSeries(store, tags: "thread=shared");
            for (int batch = 0; batch < Batches; batch++)
            {
                var samples = new SeriesSample[BatchSize];
                for (int i = 0; i < BatchSize; i++) samples[i] = new SeriesSample(i % 2 == 0 ? series : shared, batch, i);
                Assert.True(store.TryAppend(samples, store.Epoch));
                Assert.Equal((batch + 1) * BatchSize / 2, Read(store, series, chunkLength: 64).Length);
                Assert.Equal("cpu", store.FindMetric("CPU")!.Name);
                Assert.NotEmpty(store.ReadNewestSamples(shared, TimeRange.All, 3));
            }
        });
        Assert.Equal(Threads * Batches * BatchSize, store.GetStatistics().SampleCount);
        Assert.Equal(Threads * Batches * BatchSize / 2, Read(store, AddSeries(store, tags: "thread=shared")).Length);
    }

    [Fact]
    public void Instances_on_many_threads_add_the_same_metrics_and_series_once()
    {
        Open().Dispose();
        long[][] ids = new long[4][];
        Simultaneously.Run(4, thread =>
        {
            using IMetricStore store = Open();
            ids[thread] = [.. Enumerable.Range(0, 50).Select(i => AddSeries(store, $"m{i % 5}", $"host={i}"))];
        });
        Assert.All(ids, one => Assert.Equal(ids[0], one));
        using IMetricStore again = Open();
        Assert.Equal((5, 50), (again.GetStatistics().MetricCount, again.GetStatistics().SeriesCount));
    }

    [Fact]
    public async Task A_reader_sees_a_batch_whole_or_not_at_all()
    {
        const int Batches = 200, BatchSize = 50;
        using IMetricStore store = Open(), reader = Open(StoreAccess.Read);
        long series = AddSeries(store);
        var writing = Task.Run(
            () =>
            {
                for (int batch = 0; batch < Batches; batch++)
                {
                    Append(store, series, [.. Enumerable.Range(0, BatchSize).Select(i => new Sample(Batches - batch, i))]);
                }
            },
            TestContext.Current.CancellationToken);
        int seen = 0;
        while (seen < Batches * BatchSize)
        {
            seen = Read(reader, series, chunkLength: Batches * BatchSize + 1).Length;
            Assert.Equal(0, seen % BatchSize);
            if (writing.IsFaulted) break;
        }

        await writing;
        Assert.Equal(Batches * BatchSize, seen);
    }

    [Fact]
    public void What_was_appended_is_there_after_a_reopen()
    {
        long series;
        using (IMetricStore store = Open())
        {
            series = AddSeries(store);
            Append(store, series, new Sample(1, 1));
        }

        using (IMetricStore store = Open()) Append(store, series, new Sample(2, 2));
        using IMetricStore reader = Open(StoreAccess.Read);
        Assert.Equal([1, 2], Values(Read(reader, series)));
    }

    [Fact]
    public void A_disposed_instance_says_so()
    {
        IMetricStore store = Open();
        long series = AddSeries(store);
        Append(store, series, new Sample(1, 1), new Sample(2, 2));
        using IEnumerator<ReadOnlyMemory<Sample>> reading = store.ReadSamples(series, TimeRange.All, 1).GetEnumerator();
        Assert.True(reading.MoveNext());
        store.Dispose();
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reading.MoveNext());
        Assert.Throws<ObjectDisposedException>(() => store.TryAppend([], 1));
        Assert.Throws<ObjectDisposedException>(() => store.Epoch);
        Assert.Throws<ObjectDisposedException>(() => store.GetMetrics());
        Assert.Throws<ObjectDisposedException>(() => store.FindMetric("cpu"));
        Assert.Throws<ObjectDisposedException>(() => store.GetSeries(1));
        Assert.Throws<ObjectDisposedException>(() => store.GetStatistics());
        Assert.NotEmpty(store.Location);
    }
}
