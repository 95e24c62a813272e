using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Who maintains, and when nothing is pruned.</summary>
public sealed class SqliteMaintenanceTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_run_finds_the_lease_taken_until_its_time_is_over()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 10);
        long soon = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + UnixTime.Minute;
        StoreFolder.Execute(_folder.Store, $"UPDATE meta SET lease_owner = x'00', lease_until = {soon}");
        Assert.Null(store.Maintain(new RollupOptions()));
        StoreFolder.Execute(_folder.Store, $"UPDATE meta SET lease_until = {soon - (2 * UnixTime.Minute)}");
        Assert.NotNull(store.Maintain(new RollupOptions()));
        Assert.Equal("", StoreFolder.Execute(_folder.Store, "SELECT lease_owner FROM meta"));
    }

    [Fact]
    public void A_lease_of_a_clock_that_was_set_back_holds_nothing_up()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        long far = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + (400 * UnixTime.Day);
        StoreFolder.Execute(_folder.Store, $"UPDATE meta SET lease_owner = x'00', lease_until = {far}");
        Assert.NotNull(store.Maintain(new RollupOptions()));
    }

    [Fact]
    public void Nothing_is_pruned_while_the_clock_stands_before_the_last_maintenance()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([new(series, 0, 1), new(series, 20 * UnixTime.Day, 2)], store.Epoch));
        StoreFolder.Execute(_folder.Store, $"UPDATE meta SET last_maintenance = {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + UnixTime.Day}");
        Assert.Equal(2, store.Maintain(new RollupOptions())!.SamplesAfter);
    }

    [Fact]
    public void A_range_before_what_is_kept_is_empty_also_while_its_samples_are_still_there()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(0, 40 * 24).Select(hour => new SeriesSample(series, hour * UnixTime.Hour, hour))], store.Epoch));
        foreach (int days in new[] { 100, 35 })
        {
            var kept = TimeSpan.FromDays(days);
            Assert.NotNull(store.Maintain(new RollupOptions { Retention = new RetentionPolicy(kept, kept, kept) }));
        }

        var before = new TimeRange(2 * UnixTime.Day, 3 * UnixTime.Day);
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT min(first) FROM span WHERE tier = 0"));
        Assert.Equal(5 * UnixTime.Day, store.GetStoredFrom(1).Raw);
        Assert.Empty(store.ReadSamples(series, before));
        Assert.Empty(store.ReadNewestSamples(series, before, 5));
        Assert.Equal(before.End, store.ReadSampleWindow([series], before, 1000).Range.End);
    }

    [Fact]
    public void A_run_that_is_stopped_gives_the_lease_back()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 10);
        Assert.Throws<OperationCanceledException>(() => store.Maintain(new RollupOptions { Cancellation = new CancellationToken(canceled: true) }));
        Assert.NotNull(store.Maintain(new RollupOptions()));
    }

    [Fact]
    public void Four_hours_become_days_and_room_is_given_back()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        var random = new Random(1);
        for (int i = 0; i < 10; i++)
        {
            long series = StoreFolder.AddSeries(store, $"i={i}");
            SeriesSample[] samples = [.. Enumerable.Range(0, 20_000).Select(second => new SeriesSample(series, second * 10_000L, random.NextDouble()))];
            Assert.True(store.TryAppend(samples, store.Epoch));
        }

        MaintenanceReport report = store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(7), TimeSpan.FromDays(7), TimeSpan.FromDays(7)) })!;
        Assert.Equal(3, report.SpansAfter);
        Assert.Equal(200_000, report.SamplesAfter);
        Assert.InRange(int.Parse(StoreFolder.Execute(_folder.Store, "PRAGMA freelist_count"), System.Globalization.CultureInfo.InvariantCulture), 0, 16);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }
}
