using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Clocks that are wrong for a while.</summary>
public sealed class SqliteClockTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly FixedTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_clock_that_is_set_forward_by_a_year_prunes_no_more_than_a_day_early()
    {
        using SqliteMetricStore store = Open();
        long series = RecordTenDays(store);
        _time.Now += 365 * UnixTime.Day;
        Assert.Equal(7, store.Maintain(new RollupOptions())!.SamplesAfter);

        // Ages are counted from a day after the newest sample, which was recorded today.
        long today = new FixedTime().Now;
        Assert.Equal(Retained.DayOf(today) - (6 * UnixTime.Day), store.GetStoredFrom(1).Raw);
        Assert.Equal(10, store.ReadRollups(series, Resolution.Hour, TimeRange.All).Sum(hour => hour.Count));
    }

    [Fact]
    public void A_clock_that_was_forward_for_a_while_holds_pruning_up_for_no_more_than_a_day()
    {
        using SqliteMetricStore store = Open();
        long series = RecordTenDays(store), today = _time.Now;
        _time.Now += 365 * UnixTime.Day;
        Assert.NotNull(store.Maintain(new RollupOptions()));
        _time.Now = today + UnixTime.Hour;
        Assert.Equal(7, store.Maintain(new RollupOptions())!.SamplesAfter);
        _time.Now = today + (2 * UnixTime.Day);
        Assert.True(store.TryAppend([new(series, _time.Now, 11)], store.Epoch));
        Assert.Equal(7, store.Maintain(new RollupOptions())!.SamplesAfter);
    }

    [Fact]
    public void A_clock_that_is_set_back_by_a_day_prunes_nothing_and_loses_nothing()
    {
        using SqliteMetricStore store = Open();
        long series = RecordTenDays(store);
        Assert.Equal(8, store.Maintain(new RollupOptions())!.SamplesAfter);
        StoredFrom before = store.GetStoredFrom(1);
        _time.Now -= UnixTime.Day;
        Assert.True(store.TryAppend([new(series, _time.Now, 77)], store.Epoch));
        Assert.Equal(9, store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1)) })!.SamplesAfter);
        Assert.Equal(before, store.GetStoredFrom(1));
        Assert.Contains(StoreFolder.Samples(store, series), sample => sample.Value == 77);
        Assert.Equal(11, store.ReadRollups(series, Resolution.Day, TimeRange.All).Sum(day => day.Count));
    }

    [Fact]
    public void Days_are_pruned_whole_in_UTC()
    {
        using SqliteMetricStore store = Open();
        RecordTenDays(store);
        Assert.NotNull(store.Maintain(new RollupOptions()));
        StoredFrom kept = store.GetStoredFrom(1);
        Assert.All(new[] { kept.Raw, kept.Hour, kept.Day }, moment => Assert.Equal(0, moment % UnixTime.Day));
        Assert.Equal(Retained.DayOf(_time.Now) - (7 * UnixTime.Day), kept.Raw);
    }

    [Fact]
    public void A_sample_of_a_clock_that_is_more_than_a_day_ahead_is_refused()
    {
        using SqliteMetricStore store = Open();
        using var recorder = new Recording.MetricRecorder(store, new Recording.RecorderOptions { Time = _time });
        Recording.RecordedSeries series = recorder.Resolve("cpu", null, null, TagSet.Empty);
        recorder.Add(series, _time.Now + UnixTime.Day, 1);
        Assert.Equal(ErrorId.TimestampInFuture, StoreFolder.FailureOf(() => recorder.Add(series, _time.Now + UnixTime.Day + 1, 2)));
        Assert.Equal(1, recorder.PendingCount);
    }

    private SqliteMetricStore Open() => SqliteMetricStore.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write, Time = _time });

    // One sample a day, the newest of them now.
    private long RecordTenDays(SqliteMetricStore store)
    {
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(1, 10).Select(i => new SeriesSample(series, _time.Now - ((10 - i) * UnixTime.Day), i))], store.Epoch));
        return series;
    }
}
