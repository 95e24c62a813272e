using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Queries;

/// <summary>Answers of which parts are read in different states of the store, or come of different resolutions.</summary>
public sealed class SeamTests : IDisposable
{
    private const int Days = 20;

    private readonly StoredMetrics _stored = new();
    private readonly SqliteMetricStore _reader;
    private readonly SeriesGroup _group;

    // A sample every ten minutes of the last twenty days, from midnight on.
    public SeamTests()
    {
        _stored.Add("m", "", [.. Enumerable.Range(0, Days * 144).Select(i => new Sample(Start + (i * 600_000L), i % 100))]);
        _group = _stored.Group("m");
        _reader = StoreFolder.Open(_stored.Store.Location, StoreAccess.Read);
    }

    private static long Start => StoredMetrics.Ms("00:00") - (Days * UnixTime.Day);

    public void Dispose()
    {
        _reader.Dispose();
        _stored.Dispose();
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(60, false)]
    [InlineData(7 * 24 * 60, false)]
    [InlineData(5, true)]
    [InlineData(60, true)]
    [InlineData(7 * 24 * 60, true)]
    public void A_day_that_a_window_ends_within_counts_once_when_its_hours_are_pruned_too(int minutes, bool isWithoutHours)
    {
        if (isWithoutHours) Prune(raw: 100, hours: 5);
        var request = Request() with { Interval = minutes * UnixTime.Minute, WindowSamples = 20 };
        int reads = 0;
        var store = new InterruptedStore(_reader, () =>
        {
            if (++reads == 10) Prune(raw: 5, hours: 5);
        });
        List<Bucket> buckets = [.. new BucketReader(store, _group.Metric, request).Read(_group)];
        Assert.Equal(Days * 144, buckets.Sum(static bucket => bucket.Count));
        Assert.Contains(buckets, static bucket => bucket.Resolution == Resolution.Day);
        Assert.Equal(buckets.Select(static bucket => bucket.Start).Distinct().Order(), buckets.Select(static bucket => bucket.Start));
    }

    [Fact]
    public void Hours_that_are_damaged_are_no_matter_where_samples_answer()
    {
        Prune(raw: 100, hours: 100);
        StoreFolder.Execute(_stored.Store.Location, "UPDATE hour SET data = zeroblob(length(data))");
        var request = Request() with { Interval = UnixTime.Hour, WindowSamples = 20, ManySamples = long.MaxValue };
        Assert.Equal(Days * 144, new BucketReader(_reader, _group.Metric, request).Read(_group).Sum(static bucket => bucket.Count));
    }

    [Fact]
    public void What_is_pruned_before_its_extent_is_known_is_answered_all_the_same()
    {
        var request = Request() with { Range = new TimeRange(Start, Start + (5 * UnixTime.Day)), MaximumPoints = 10 };
        bool isPruned = false;
        var store = new InterruptedStore(_reader, () =>
        {
            if (isPruned) Prune(raw: 5, hours: 5);
            isPruned = true;
        });
        Assert.Equal(5 * 144, new BucketReader(store, _group.Metric, request).Read(_group).Sum(static bucket => bucket.Count));
    }

    [Theory]
    [InlineData(Fill.None)]
    [InlineData(Fill.Zero)]
    public void A_bucket_ends_where_buckets_of_another_length_begin(Fill fill)
    {
        Prune(raw: 5, hours: 5);
        Bucket[] buckets = [.. new BucketReader(_reader, _group.Metric, Request() with { Interval = 36 * UnixTime.Hour, Fill = fill }).Read(_group)];
        Assert.Equal(Days * 144, buckets.Sum(static bucket => bucket.Count));
        Assert.Equal(buckets.Skip(1).Select(static bucket => bucket.Start), buckets.Take(buckets.Length - 1).Select(EndOf));
        Assert.All(buckets.Skip(1).Take(buckets.Length - 2), static bucket => Assert.Equal(bucket.Interval.TotalMinutes / 10, bucket.Count));
        Assert.Contains(buckets, static bucket => bucket.Interval < TimeSpan.FromHours(36));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(20)]
    public void What_is_appended_elsewhere_meanwhile_makes_no_buckets_in_between(int minutes)
    {
        _stored.Add("one", "", new Sample(Start, 1));
        SeriesGroup group = _stored.Group("one");
        int reads = 0;
        var store = new InterruptedStore(_reader, () =>
        {
            if (++reads == 4) _stored.Add("one", "", new Sample(Start + (minutes * UnixTime.Minute), 2));
        });
        Assert.Equal(2, new BucketReader(store, group.Metric, Request() with { MaximumPoints = 100, Fill = Fill.Null }).Read(group).Count());
    }

    private static long EndOf(Bucket bucket) => bucket.Start + (long)bucket.Interval.TotalMilliseconds;

    private BucketRequest Request() => new() { Range = TimeRange.All, CoveredEnd = _stored.NowMilliseconds };

    // The newest sample is of yesterday, so that the clock counts up to today.
    private void Prune(int raw, int hours) => Assert.NotNull(_stored.Store.Maintain(new RollupOptions
    {
        Retention = new RetentionPolicy(TimeSpan.FromDays(raw), TimeSpan.FromDays(hours), TimeSpan.FromDays(730)),
    }));
}
