using MetricsTools.Configuration;
using MetricsTools.Model;
using MetricsTools.Recording;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Collectors;

public sealed class CollectorTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly Clockwork _source = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_reads_once_to_begin_with_and_stores_from_the_first_interval_on()
    {
        using Collector collector = Start();
        Assert.Equal(1, _source.Readings);
        Assert.Null(collector.Status.LastCollected);
        _time.Pass(Interval);
        Assert.Equal((1, 1, CollectorState.Running), (collector.Status.CollectionCount, collector.Status.SampleCount, collector.Status.State));
        Assert.Equal(_time.GetUtcNow(), collector.Status.LastCollected);
        Assert.Equal([(_time.Now, 1.0)], Stored());
    }

    [Fact]
    public void It_keeps_the_beat_of_its_start_however_long_a_reading_takes()
    {
        long start = _time.Now;
        _source.Work = () => _time.Pass(TimeSpan.FromSeconds(4));
        using Collector collector = Start();
        _time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal([start + 10_000, start + 20_000, start + 30_000], Stored().Select(static one => one.Timestamp));
    }

    [Fact]
    public void A_reading_that_takes_longer_than_the_interval_leaves_beats_out()
    {
        using Collector collector = Start();
        long start = _time.Now;
        _source.Work = () => _time.Pass(TimeSpan.FromSeconds(25));
        _time.Pass(TimeSpan.FromSeconds(70));
        Assert.Equal([start + 10_000, start + 40_000, start + 70_000], Stored().Select(static one => one.Timestamp));
    }

    [Fact]
    public void A_timer_that_comes_early_makes_no_reading_of_its_own()
    {
        using Collector collector = Start(new EarlyTime(_time));
        _time.Pass(TimeSpan.FromSeconds(100));
        Assert.Equal(10, collector.Status.CollectionCount);
    }

    [Fact]
    public void It_ends_by_itself_after_the_readings_that_it_is_to_make()
    {
        using Collector collector = Start(count: 3);
        _time.Pass(TimeSpan.FromMinutes(5));
        Assert.True(collector.Ended.IsCompleted);
        Assert.Equal((3, CollectorState.Completed), (collector.Status.CollectionCount, collector.Status.State));
        Assert.True(_source.IsDisposed);
        Assert.False(collector.Stop());
    }

    [Fact]
    public void Stopping_it_reads_once_more_and_then_never_again()
    {
        Collector collector = Start();
        _time.Pass(TimeSpan.FromSeconds(14));
        Assert.True(collector.Stop());
        _time.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal((2, 2, CollectorState.Stopped), (collector.Status.CollectionCount, collector.Status.SampleCount, collector.Status.State));
        Assert.True(_source.IsDisposed);
        collector.Dispose();
        Assert.Equal(2, collector.Status.CollectionCount);
    }

    [Fact]
    public void A_source_that_throws_against_its_promise_is_an_error_and_not_the_end()
    {
        using Collector collector = Start();
        _source.Work = static () => throw new InvalidOperationException("broken");
        _time.Pass(Interval);
        Assert.Equal(("broken", CollectorState.Running), (collector.Status.LastError, collector.Status.State));
        _source.Work = null;
        _time.Pass(Interval);
        Assert.Equal(1, collector.Status.SampleCount);
    }

    [Fact]
    public void What_a_locked_store_does_not_take_is_stored_later_with_its_time()
    {
        using Collector collector = Start();
        long start = _time.Now;
        using (SqliteConnection other = Lock())
        {
            _time.Pass(TimeSpan.FromSeconds(30));
            Assert.Equal((3, CollectorState.Running), (collector.Status.CollectionCount, collector.Status.State));
            Assert.Contains("Failed to submit samples after 3 attempts", collector.Status.LastError);
        }

        _time.Pass(Interval);
        Assert.Equal((4, 0, 0), (collector.Status.SampleCount, collector.Status.PendingCount, collector.Status.LostCount));
        Assert.Equal([start + 10_000, start + 20_000, start + 30_000, start + 40_000], Stored().Select(static one => one.Timestamp).Order());
    }

    [Fact]
    public void What_the_last_reading_cannot_store_is_kept_for_another_writer()
    {
        Collector collector = Start();
        using (SqliteConnection other = Lock())
        {
            collector.Stop();
            Assert.Contains("They are kept in", collector.Status.LastError);
        }

        using (var buffer = new BufferedRecorder(StorePath, Open, Options())) buffer.Add(new MetricRecord { Name = "clockwork", Kind = MetricKind.Gauge, Unit = "1", Value = 99 });
        Assert.Equal([1, 99], Stored().Select(static one => one.Value).Order());
    }

    [Fact]
    public void A_store_that_is_gone_for_long_makes_it_lose_samples_and_not_grow()
    {
        _source.Size = 1000;
        using Collector collector = Start(change: static options => options with { MaximumPending = 2000, MaximumSpool = 100_000 });
        using (SqliteConnection other = Lock())
        {
            _time.Pass(TimeSpan.FromSeconds(300));
            Assert.InRange(collector.Status.PendingCount, 0, 2000);
            Assert.InRange(collector.Status.LostCount, 20_000, 30_000);
            Assert.InRange(Directory.GetFiles(_folder.Path, "*.spool-*").Sum(static file => new FileInfo(file).Length), 1, 100_000);
        }

        _time.Pass(Interval);
        Assert.Equal(0, collector.Status.PendingCount);
        Assert.Equal(collector.Status.SampleCount, Stored().Count);
    }

    [Fact]
    public void A_metric_that_is_of_another_kind_keeps_no_other_from_being_stored()
    {
        using (SqliteMetricStore store = Open())
        {
            using var recorder = new MetricRecorder(store, new RecorderOptions { Time = _time });
            recorder.Add(recorder.Resolve("clockwork", MetricKind.Counter, null, TagSet.Empty), _time.Now, 1);
        }

        _source.Other = new MeasuredSeries("other", MetricKind.Gauge, "1", TagSet.Empty);
        using Collector collector = Start();
        _time.Pass(Interval);
        Assert.Equal([1.0], Stored("other").Select(static one => one.Value));
        Assert.Equal(0, collector.Status.PendingCount);
        Assert.Contains("'clockwork' is a Counter", collector.Status.LastError);
    }

    [Fact]
    public void While_recording_is_off_nothing_is_stored_and_nothing_kept()
    {
        var configuration = new MetricConfiguration(new SettingPlaces(_folder["machine.json"], _folder["user.json"]), static _ => null);
        using (SqliteMetricStore store = Open()) configuration.Set(SettingDefinitions.Enabled, SettingScope.Store, "false", store);
        using Collector collector = Start(change: options => options with { RecorderOptions = null, Configuration = configuration });
        _time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal((3, 0, 0), (collector.Status.CollectionCount, collector.Status.SampleCount, collector.Status.PendingCount));
        Assert.Null(collector.Status.LastError);
        using (SqliteMetricStore store = Open()) configuration.Set(SettingDefinitions.Enabled, SettingScope.Store, "true", store);
        _time.Pass(TimeSpan.FromSeconds(20));
        Assert.InRange(collector.Status.SampleCount, 1, 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(86_400_001)]
    [InlineData(-1000)]
    public void An_interval_that_is_too_short_or_too_long_is_refused(int milliseconds) =>
        Assert.Equal(ErrorId.CollectorInterval, Assert.Throws<MetricException>(() => new CollectorOptions { Interval = TimeSpan.FromMilliseconds(milliseconds) }).Id);

    [Fact]
    public async Task On_the_clock_of_the_system_it_goes_on_by_itself()
    {
        using var collector = new Collector(
            new CollectorOptions { Interval = CollectorOptions.LeastInterval, Count = 2 }, [_source], MeasurementWriter.Of(StorePath, allowsNetwork: false));
        collector.Start();
        await collector.Ended;
        Assert.Equal((3, 2), (_source.Readings, collector.Status.SampleCount));
    }

    private string StorePath => _folder["metrics.db"];

    private SqliteMetricStore Open() => SqliteMetricStore.Open(StorePath, new StoreOptions { Access = StoreAccess.Write, LockTimeout = TimeSpan.Zero, Time = _time });

    private BufferOptions Options() => MeasurementWriter.OptionsFor(new BufferOptions
    {
        Time = _time,
        SpoolFolder = _folder["spools"],
        RecorderOptions = _ => new RecorderOptions { Time = _time },
        RunAside = static work => work(),
    });

    private Collector Start(TimeProvider? time = null, long? count = null, Func<BufferOptions, BufferOptions>? change = null)
    {
        using (Open())
        {
        }

        BufferOptions options = change?.Invoke(Options()) ?? Options();
        var collector = new Collector(
            new CollectorOptions { Interval = Interval, Time = time ?? _time, Count = count }, [_source], new MeasurementWriter(new BufferedRecorder(StorePath, Open, options)));
        collector.Start();
        return collector;
    }

    private List<(long Timestamp, double Value)> Stored(string name = "clockwork")
    {
        using SqliteMetricStore store = SqliteMetricStore.Open(StorePath, new StoreOptions { Time = _time });
        return [.. store.GetSeries(store.FindMetric(name)!.Id)
            .SelectMany(series => store.ReadSamples(series.Id, TimeRange.All).SelectMany(static chunk => chunk.ToArray())).Select(static one => (one.Timestamp, one.Value))];
    }

    private SqliteConnection Lock()
    {
        var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
