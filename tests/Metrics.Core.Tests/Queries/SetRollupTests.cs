using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Statistics;

namespace MetricsTools.Queries;

/// <summary>How many members a Set had, of samples, of hours and days, and of both together.</summary>
public sealed class SetRollupTests : IDisposable
{
    private const int Days = 20;
    private const int PerDay = 1500;

    private readonly StoredMetrics _stored = new();

    // Each day the members of a window that moves on by half of itself; host b sees the same ones as host a.
    public SetRollupTests()
    {
        _stored.Define("users", MetricKind.Set);
        foreach (string host in new[] { "a", "b" }) _stored.Add("users", $"host={host}", [.. Enumerable.Range(0, Days * PerDay).Select(SampleAt)]);
    }

    private static long Start => StoredMetrics.At("00:00").ToUnixTimeMilliseconds() - (Days * UnixTime.Day);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Hours_and_days_count_members_within_the_error()
    {
        foreach (Resolution resolution in new[] { Resolution.Hour, Resolution.Day })
        {
            List<Bucket> buckets = Ask(resolution, TimeSpan.FromDays(1));
            Assert.Equal(Days, buckets.Count);
            Assert.All(buckets, bucket => Assert.Equal((2 * PerDay, resolution, false), ((int)bucket.Count, bucket.Resolution, bucket.IsExact)));
            Assert.All(buckets, bucket => IsAbout(PerDay, bucket.Distinct));
            Assert.All(buckets, bucket => Assert.Null(bucket.Average));
        }
    }

    [Fact]
    public void Members_that_two_hours_or_series_share_count_once()
    {
        Assert.All(Ask(Resolution.Hour, TimeSpan.FromHours(1)), bucket => Assert.InRange(bucket.Distinct!.Value, 62, 63));
        IsAbout(PerDay * (Days + 1) / 2, Assert.Single(Ask(Resolution.Day, TimeSpan.FromDays(100))).Distinct);
    }

    [Fact]
    public void Samples_and_rollups_together_count_no_member_twice()
    {
        long expected = Assert.Single(Ask(Resolution.Auto, TimeSpan.FromDays(100))).Distinct!.Value;
        Assert.Equal(PerDay * (Days + 1) / 2, expected);
        Assert.NotNull(_stored.Store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(3), TimeSpan.FromDays(10), TimeSpan.FromDays(700)) }));
        Bucket all = Assert.Single(Ask(Resolution.Auto, TimeSpan.FromDays(100)));
        Assert.Equal((2 * Days * PerDay, false), ((int)all.Count, all.IsExact));
        IsAbout(expected, all.Distinct);
        SeriesSnapshot snapshot = _stored.Queries.ReadSnapshots("users", TagFilter.All).First();
        IsAbout(expected, (long)snapshot.Value);
    }

    [Fact]
    public void A_late_member_is_counted_where_its_samples_are_gone()
    {
        Assert.NotNull(_stored.Store.Maintain(new RollupOptions { Retention = new RetentionPolicy(TimeSpan.FromDays(3), TimeSpan.FromDays(700), TimeSpan.FromDays(700)) }));
        _stored.Add("users", "host=a", new Sample(Start + 1, 1e15), new Sample(Start + 2, 1e15));
        Assert.NotNull(_stored.Store.Maintain(new RollupOptions()));
        Bucket first = Ask(Resolution.Hour, TimeSpan.FromHours(1))[0];
        Assert.Equal((64, 128), (first.Distinct!.Value, first.Count));
    }

    private static Sample SampleAt(int i) => new(Start + (i / PerDay * UnixTime.Day) + (i % PerDay * (UnixTime.Day / PerDay)), (i / PerDay * (PerDay / 2)) + (i % PerDay));

    private static void IsAbout(long expected, long? actual) =>
        Assert.InRange(actual!.Value, expected * (1 - (4 * DistinctSketch.StandardError)), expected * (1 + (4 * DistinctSketch.StandardError)));

    private List<Bucket> Ask(Resolution resolution, TimeSpan interval) =>
        [.. _stored.Queries.ReadBuckets(new SeriesQuery { Name = "users", Interval = interval, Resolution = resolution, GroupBy = [] })];
}
