using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Stores that are too large, or not maintained.</summary>
public sealed class SqliteLimitTests : IDisposable
{
    private static readonly SizeLimits Small = new() { WarningSamples = 800, AlertSamples = 1000, AlertGrowth = 10 };

    private readonly StoreFolder _folder = new();
    private readonly FixedTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(800, false, false)]
    [InlineData(801, true, false)]
    [InlineData(1000, true, false)]
    [InlineData(1001, false, true)]
    public void Samples_beyond_their_retention_are_a_warning_and_then_an_alert(int beyond, bool isWarning, bool isAlert)
    {
        using SqliteMetricStore store = Open();
        Record(store, beyond, growth: 100);
        MaintenanceReport report = store.Maintain(new RollupOptions { Limits = Small })!;
        Assert.Equal((beyond, 100), (report.SamplesBeyondRetention, report.SamplesAfter));
        Assert.Equal(isWarning, report.Warning is not null);
        Assert.Equal(isAlert ? "ALERT: Database size exceeded 1000 threshold" : null, report.Alert?.Message);
        Assert.Null(store.Maintain(new RollupOptions { Limits = Small })!.Alert);
    }

    [Fact]
    public void A_store_that_hardly_grows_is_no_alert()
    {
        using SqliteMetricStore store = Open();
        Record(store, beyond: 5000, growth: 20);
        MaintenanceReport report = store.Maintain(new RollupOptions { Limits = Small })!;
        Assert.InRange(report.GrowthPerDay, 1, 10);
        Assert.Null(report.Alert);
        Assert.NotNull(report.Warning);
    }

    [Fact]
    public void The_alert_names_a_million_as_it_is_said()
    {
        Assert.Equal("ALERT: Database size exceeded 1M threshold", new SizeLimits().Judge(1_000_001, 10_001).Alert!.Message);
        Assert.Equal((null, null), new SizeLimits().Judge(800_000, 1_000_000));
        Assert.Null(new SizeLimits().Judge(1_000_001, 10_000).Alert);
    }

    [Fact]
    public void Above_its_budget_a_store_gives_up_its_oldest_samples_and_keeps_their_hours()
    {
        using SqliteMetricStore store = Open();
        long series = StoreFolder.AddSeries(store);
        var random = new Random(1);
        SeriesSample[] samples = [.. Enumerable.Range(0, 5 * 1440).Select(i => new SeriesSample(series, _time.Now - (5 * UnixTime.Day) + (i * UnixTime.Minute), random.NextDouble()))];
        Assert.True(store.TryAppend(samples, store.Epoch));
        Assert.Null(store.Maintain(new RollupOptions { Limits = Small with { Budget = 10_000_000 } })!.RolledUpEarly);
        MaintenanceReport report = store.Maintain(new RollupOptions { Limits = Small with { Budget = 50_000 } })!;
        Assert.InRange(report.SamplesAfter, 1440, samples.Length - 1440);
        Assert.Equal(store.GetStoredFrom(1).Raw, report.RolledUpEarly);
        Assert.Equal(samples.Length, store.ReadRollups(series, Resolution.Hour, TimeRange.All).Sum(hour => hour.Count));

        // The newest day stays, however small the budget.
        report = store.Maintain(new RollupOptions { Limits = Small with { Budget = 1 } })!;
        Assert.InRange(report.SamplesAfter, 1, 1440);
    }

    [Fact]
    public void Every_fiftieth_who_records_and_leaves_does_what_is_due()
    {
        using (SqliteMetricStore store = Open()) StoreFolder.Append(store, 1);
        _time.Now += 2 * UnixTime.Day;
        for (int i = 1; i < DueMaintenance.Openings; i++)
        {
            Assert.Equal($"{i}", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM hot"));
            using SqliteMetricStore store = Open();
            StoreFolder.Append(store, 1, first: i);
            store.MaintainIfDue(new RollupOptions());
        }

        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM hot"));
        Assert.Equal(StoreFolder.Counting(DueMaintenance.Openings), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void A_session_does_what_is_due_once_a_day()
    {
        using SqliteMetricStore store = Open(isSession: true);
        Record(store, beyond: 10, growth: 10);
        store.MaintainIfDue(new RollupOptions());
        Assert.Equal("", LastMaintenance());
        _time.Now += UnixTime.Day;
        MaintainUntil(store, new RollupOptions(), () => LastMaintenance().Length > 0);
        string first = LastMaintenance();
        _time.Now += UnixTime.Hour;
        store.MaintainIfDue(new RollupOptions());
        Assert.Equal(first, LastMaintenance());
    }

    [Fact]
    public void A_session_with_very_much_to_prune_does_not_wait_for_a_day()
    {
        using SqliteMetricStore store = Open(isSession: true);
        _time.Now += 2 * UnixTime.Hour;
        Record(store, beyond: 2000, growth: 10);
        store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(100), TimeSpan.FromDays(100), TimeSpan.FromDays(100)) });
        _time.Now += 2 * UnixTime.Hour;
        store.MaintainIfDue(new RollupOptions { Limits = Small with { AlertSamples = 5000 } });
        Assert.Equal(2010, store.GetStatistics().SampleCount);
        MaintainUntil(store, new RollupOptions { Limits = Small }, () => store.GetStatistics().SampleCount == 10);
    }

    [Fact]
    public void What_is_due_waits_for_nobody_and_fails_for_nobody()
    {
        using SqliteMetricStore store = Open(isSession: true);
        Record(store, beyond: 10, growth: 10);
        _time.Now += UnixTime.Day;
        using (Microsoft.Data.Sqlite.SqliteConnection other = StoreFolder.Connect(_folder.Store))
        {
            StoreFolder.Execute(other, "BEGIN IMMEDIATE");
            store.MaintainIfDue(new RollupOptions());
            StoreFolder.Execute(other, "COMMIT");
        }

        Assert.Equal("", LastMaintenance());
        StoreFolder.Execute(_folder.Store, "INSERT INTO hot SELECT max(id) + 1, x'00' FROM hot");
        _time.Now += UnixTime.Hour;
        store.MaintainIfDue(new RollupOptions());
        Assert.Equal("", LastMaintenance());
    }

    [Fact]
    public void A_store_is_as_durable_as_is_asked()
    {
        using (Open())
        {
        }

        using StoreConnection connection = StoreFile.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write });
        Assert.Equal("1", connection.Database.ReadText("PRAGMA synchronous"));
        StoreFile.MakeDurable(connection.Database, StoreDurability.Full);
        Assert.Equal("2", connection.Database.ReadText("PRAGMA synchronous"));
        StoreFile.MakeDurable(connection.Database, StoreDurability.Normal);
        Assert.Equal("1", connection.Database.ReadText("PRAGMA synchronous"));
        using SqliteMetricStore store = Open();
        using (new Recording.MetricRecorder(store, new Recording.RecorderOptions { Durability = StoreDurability.Full })) Assert.Equal(StoreDurability.Full, store.Durability);
        StoreFolder.Append(store, 3);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(store));
    }

    private SqliteMetricStore Open(bool isSession = false) =>
        SqliteMetricStore.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write, IsSession = isSession, Time = _time });

    // A moment may be too short for all of it on a busy machine; then the rest is done the next time.
    private void MaintainUntil(SqliteMetricStore store, RollupOptions options, Func<bool> isDone)
    {
        for (int i = 0; i < 100 && !isDone(); i++)
        {
            _time.Now += 10 * UnixTime.Minute;
            store.MaintainIfDue(options);
        }

        Assert.True(isDone());
    }

    private string LastMaintenance() => StoreFolder.Execute(_folder.Store, "SELECT last_maintenance FROM meta");

    // Samples of twenty days ago, and samples of the last day, the last of them now.
    private void Record(SqliteMetricStore store, int beyond, int growth)
    {
        long series = StoreFolder.AddSeries(store);
        IEnumerable<SeriesSample> old = Enumerable.Range(0, beyond).Select(i => new SeriesSample(series, _time.Now - (20 * UnixTime.Day) + i, i));
        IEnumerable<SeriesSample> recent = Enumerable.Range(1, growth).Select(i => new SeriesSample(series, _time.Now - ((growth - i) * UnixTime.Minute), i));
        Assert.True(store.TryAppend([.. old, .. recent], store.Epoch));
    }
}
