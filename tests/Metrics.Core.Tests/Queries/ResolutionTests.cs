using MetricsTools.Maintenance;
using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>Buckets of hours and days, alone and together with samples.</summary>
public sealed class ResolutionTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new();

    // A sample every ten minutes of the last twenty days, from midnight on.
    public ResolutionTests()
    {
        foreach (string host in new[] { "a", "b" })
        {
            _stored.Add("m", $"host={host}", [.. Enumerable.Range(0, 20 * 144).Select(i => new Sample(Start + (i * 600_000L), 1 + (i % 100)))]);
        }
    }

    private static long Start => StoredMetrics.At("00:00").ToUnixTimeMilliseconds() - (20 * UnixTime.Day);

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Samples_give_exact_percentiles_and_hours_those_of_a_sketch()
    {
        Bucket raw = Ask(Resolution.Auto, TimeSpan.FromDays(1))[3], hour = Ask(Resolution.Hour, TimeSpan.FromDays(1))[3], day = Ask(Resolution.Day, TimeSpan.FromDays(1))[3];
        Assert.Equal((Resolution.Raw, true), (raw.Resolution, raw.IsExact));
        Assert.Equal((Resolution.Hour, false), (hour.Resolution, hour.IsExact));
        Assert.Equal((Resolution.Day, false), (day.Resolution, day.IsExact));
        foreach (Bucket rolled in new[] { hour, day })
        {
            Assert.Equal((raw.Count, raw.Sum, raw.Average, raw.Minimum, raw.Maximum, raw.First, raw.Last), (rolled.Count, rolled.Sum, rolled.Average, rolled.Minimum, rolled.Maximum, rolled.First, rolled.Last));
            Assert.Equal(raw.StandardDeviation!.Value, rolled.StandardDeviation!.Value, 1e-12);
            Assert.InRange(rolled.P95!.Value, raw.P95!.Value * 0.9945, raw.P95.Value * 1.0055);
            Assert.Equal(raw.Rate, rolled.Rate);
            Assert.Null(rolled.Distinct);
        }
    }

    [Fact]
    public void Buckets_of_hours_are_no_shorter_than_an_hour()
    {
        List<Bucket> buckets = Ask(Resolution.Hour, TimeSpan.FromMinutes(5));
        Assert.Equal(480, buckets.Count);
        Assert.All(buckets, bucket => Assert.Equal((Hour, 12), (bucket.Interval, bucket.Count)));
        Assert.All(Ask(Resolution.Hour, TimeSpan.FromMinutes(90)), bucket => Assert.Equal(TimeSpan.FromHours(2), bucket.Interval));
    }

    [Fact]
    public void What_was_pruned_is_answered_by_hours_and_the_rest_by_samples()
    {
        List<Bucket> before = Ask(Resolution.Auto, Hour);
        Prune();
        List<Bucket> after = Ask(Resolution.Auto, Hour);
        Assert.Equal(before.Select(Figures), after.Select(Figures));
        Assert.Equal(13 * 24, after.Count(bucket => bucket.Resolution == Resolution.Hour));
        Assert.Equal(7 * 24, after.Count(bucket => bucket.Resolution == Resolution.Raw && bucket.IsExact));
        Assert.Equal(7 * 24, Ask(Resolution.Raw, Hour).Count);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(7 * 24 * 60)]
    public void What_is_pruned_while_a_question_is_answered_is_answered_by_hours(int minutes)
    {
        long count = Ask(Resolution.Auto, TimeSpan.FromMinutes(minutes)).Sum(bucket => bucket.Count);
        var request = new BucketRequest { Range = TimeRange.All, CoveredEnd = _stored.NowMilliseconds, Interval = minutes * UnixTime.Minute, WindowSamples = 300 };
        SeriesGroup group = _stored.Group("m");
        var buckets = new List<Bucket>();
        foreach (Bucket bucket in new BucketReader(_stored.Store, group.Metric, request).Read(group))
        {
            if (buckets.Count == 0) Prune();
            buckets.Add(bucket);
        }

        Assert.Equal(count, buckets.Sum(bucket => bucket.Count));
        Assert.Contains(buckets, bucket => bucket.Resolution == Resolution.Hour);
        Assert.Equal(buckets.Select(bucket => bucket.Start).Distinct().Order(), buckets.Select(bucket => bucket.Start));
    }

    [Theory]
    [InlineData(Aggregate.Average, Resolution.Day)]
    [InlineData(Aggregate.P95, Resolution.Day)]
    [InlineData(Aggregate.Distinct, Resolution.Raw)]
    public void Many_samples_are_answered_by_days_where_buckets_are_whole_days(Aggregate aggregate, Resolution expected)
    {
        List<Bucket> samples = Ask(Resolution.Raw, TimeSpan.FromDays(2));
        var request = new BucketRequest
        {
            Range = new TimeRange(Start + (UnixTime.Hour / 2), Start + (19 * UnixTime.Day) + (5 * UnixTime.Hour) + 1),
            CoveredEnd = _stored.NowMilliseconds,
            Interval = 2 * UnixTime.Day,
            Aggregate = aggregate,
            ManySamples = 1000,
        };
        SeriesGroup group = _stored.Group("m");
        Bucket[] buckets = [.. new BucketReader(_stored.Store, group.Metric, request).Read(group)];
        Assert.Equal(expected, buckets[3].Resolution);
        Assert.Equal(expected == Resolution.Raw, buckets[3].IsExact);
        Assert.Equal(Figures(samples[3]), Figures(buckets[3]));

        // Half an hour, and all after the sample at five on the last day, lie outside.
        Assert.Equal(samples.Sum(bucket => bucket.Count) - (2 * (3 + 113)), buckets.Sum(bucket => bucket.Count));
    }

    [Fact]
    public void A_short_interval_is_answered_by_samples_however_many()
    {
        var request = new BucketRequest { Range = TimeRange.All, CoveredEnd = _stored.NowMilliseconds, Interval = 90 * UnixTime.Minute, ManySamples = 0 };
        SeriesGroup group = _stored.Group("m");
        Assert.All(new BucketReader(_stored.Store, group.Metric, request).Read(group), bucket => Assert.Equal((Resolution.Raw, true), (bucket.Resolution, bucket.IsExact)));
    }

    [Fact]
    public void Figures_that_were_not_asked_for_are_left_out()
    {
        Bucket bucket = _stored.Queries.ReadBuckets(new SeriesQuery { Name = "m", Interval = Hour, Figures = [Aggregate.Average, Aggregate.P95] }).First();
        Assert.NotNull(bucket.Average);
        Assert.NotNull(bucket.P95);
        Assert.NotNull(bucket.Maximum);
        Assert.Null(bucket.Sum ?? bucket.P50 ?? bucket.StandardDeviation ?? bucket.Rate ?? bucket.Distinct);
    }

    [Fact]
    public void A_bucket_over_both_counts_each_sample_once()
    {
        List<Bucket> before = Ask(Resolution.Auto, TimeSpan.FromDays(7));
        Prune();
        List<Bucket> after = Ask(Resolution.Auto, TimeSpan.FromDays(7));
        Assert.Equal(before.Select(Figures), after.Select(Figures));
        Assert.Contains(after, bucket => bucket.Resolution == Resolution.Raw);
    }

    [Fact]
    public void A_snapshot_is_of_all_that_was_ever_recorded()
    {
        _stored.Define("total", MetricKind.Counter);
        _stored.Add("total", "", [.. Enumerable.Range(0, 20).Select(day => new Sample(Start + (day * UnixTime.Day), 10))]);
        Prune();
        SeriesSnapshot snapshot = Assert.Single(_stored.Queries.ReadSnapshots("total", TagFilter.All));
        Assert.Equal((20, 200.0, 200.0, Start + (19 * UnixTime.Day)), (snapshot.Count, snapshot.Value, snapshot.Sum, snapshot.Timestamp));
    }

    [Fact]
    public void Gaps_between_hours_are_filled()
    {
        _stored.Add("gaps", "", new Sample(Start, 1), new Sample(Start + (3 * UnixTime.Hour), 2), new Sample(Start + (19 * UnixTime.Day), 3));
        Prune();
        Bucket[] buckets = [.. _stored.Queries.ReadBuckets(new SeriesQuery { Name = "gaps", Interval = Hour, Fill = Fill.Zero })];
        Assert.Equal([1.0, 0, 0, 2, 0], buckets.Take(5).Select(bucket => bucket.Average!.Value));
        Assert.Equal((19 * 24) + 1, buckets.Length);
    }

    private static (long Start, long Count, double? Sum, double? Minimum, double? Maximum, double? First, double? Last) Figures(Bucket bucket) =>
        (bucket.Start, bucket.Count, bucket.Sum, bucket.Minimum, bucket.Maximum, bucket.First, bucket.Last);

    private List<Bucket> Ask(Resolution resolution, TimeSpan interval) =>
        [.. _stored.Queries.ReadBuckets(new SeriesQuery { Name = "m", GroupBy = [], Interval = interval, Resolution = resolution })];

    // The newest sample is of yesterday, so that the clock counts up to today.
    private void Prune() => Assert.NotNull(_stored.Store.Maintain(new RollupOptions()));
}
