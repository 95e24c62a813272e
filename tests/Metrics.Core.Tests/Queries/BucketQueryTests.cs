using FsCheck;
using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class BucketQueryTests : IDisposable
{
    private static readonly string[] Tags = ["host=a,cpu=0", "host=a,cpu=1", "host=b,cpu=0", ""];

    // Few moments, so that equal ones are common, on both sides of 1970; values that cancel, repeat and differ in size.
    private static readonly Gen<Sample> OneSample =
        from second in Gen.Choose(-40, 40)
        from millisecond in Gen.Elements(0, 1, 500, 999)
        from value in Gen.OneOf(Gen.Choose(-3, 3).Select(number => (double)number), Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 977.0), Gen.Elements(1e17, -1e17, 0.1))
        select new Sample((second * 1000) + millisecond, value);

    private readonly StoredMetrics _stored = new();
    private int _cases;

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Buckets_are_what_a_plain_computation_gives()
    {
        Gen<(Sample[][] Series, long Interval, int Grouping)> cases =
            from seriesCount in Gen.Choose(1, 4)
            from series in OneSample.NonEmptyListOf().Select(samples => samples.ToArray()).ListOf(seriesCount)
            from interval in Gen.Elements(1L, 1000, 7000, 60_000, 3_600_000)
            from grouping in Gen.Choose(0, 2)
            select (series.ToArray(), interval, grouping);
        Check.One(StoredMetrics.Property, Prop.ForAll(cases.ToArbitrary(), one => CheckCase(one.Series, one.Interval, one.Grouping)));
    }

    [Fact]
    public void Equal_moments_of_merged_series_count_in_the_order_of_the_series()
    {
        _stored.Add("m", "host=b", new Sample(0, 3), new Sample(0, 4));
        _stored.Add("m", "host=a", new Sample(0, 1), new Sample(0, 2));
        Bucket bucket = Assert.Single(_stored.Queries.ReadBuckets(new SeriesQuery { Name = "m", GroupBy = [], Interval = TimeSpan.FromSeconds(1) }));
        Assert.Equal((4, 10.0, 1.0, 4.0), (bucket.Count, bucket.Sum!.Value, bucket.First!.Value, bucket.Last!.Value));
        Assert.Equal(TagSet.Empty, bucket.Tags);
    }

    [Fact]
    public void Groups_are_kept_apart_by_the_keys_named_in_any_case()
    {
        _stored.Add("m", "host=a,cpu=0", new Sample(0, 1));
        _stored.Add("m", "host=a,cpu=1", new Sample(0, 2));
        _stored.Add("m", "cpu=0", new Sample(0, 4));
        Bucket[] buckets = [.. _stored.Queries.ReadBuckets(new SeriesQuery { Name = "m", GroupBy = ["HOST"], Interval = TimeSpan.FromSeconds(1) })];
        Assert.Equal([("", 4.0), ("HOST=a", 3.0)], buckets.Select(bucket => (bucket.Tags.ToString(), bucket.Sum!.Value)).Order());
    }

    [Fact]
    public void Metrics_are_never_put_in_one_group()
    {
        _stored.Add("m1", "", new Sample(0, 1));
        _stored.Add("m2", "", new Sample(0, 1));
        Assert.Equal(["m1", "m2"], _stored.Queries.ReadBuckets(new SeriesQuery { Name = "m*", GroupBy = [], Interval = TimeSpan.FromSeconds(1) }).Select(bucket => bucket.Metric.Name));
    }

    [Fact]
    public void Sums_are_exact_whatever_the_order()
    {
        _stored.Add("m", "", new Sample(0, 1e17), new Sample(1, 1), new Sample(2, -1e17));
        Assert.Equal(1, Assert.Single(_stored.Buckets("m", TimeSpan.FromSeconds(1))).Sum);
    }

    [Fact]
    public void An_automatic_interval_keeps_to_the_most_points_also_with_fill()
    {
        _stored.Add("m", "", [.. Enumerable.Range(0, 5000).Select(i => new Sample(_stored.NowMilliseconds - (i * 7001L), i))]);
        foreach (int points in new[] { 1, 7, 100, 1000 })
        {
            foreach (RangeRequest range in new[] { RangeRequest.Everything, new RangeRequest(null, null, TimeSpan.FromDays(3)), new RangeRequest(null, StoredMetrics.At("11:00"), null) })
            {
                var query = new SeriesQuery { Name = "m", MaximumPoints = points, Range = range, Fill = Fill.Null };
                Assert.InRange(_stored.Queries.ReadBuckets(query).Count(), 1, points);
            }
        }
    }

    [Fact]
    public void An_interval_below_a_millisecond_is_refused() => Assert.Equal(
        ErrorId.DurationNotPositive,
        Assert.Throws<MetricException>(() => _stored.Buckets("m", TimeSpan.FromTicks(9999))).Id);

    [Fact]
    public void The_longest_interval_makes_one_bucket()
    {
        _stored.Add("m", "", new Sample(1, 1), new Sample(_stored.NowMilliseconds, 2));
        Assert.Equal(2, Assert.Single(_stored.Buckets("m", TimeSpan.MaxValue)).Count);
    }

    [Fact]
    public void A_filled_range_of_too_many_buckets_is_refused()
    {
        _stored.Add("m", "", new Sample(0, 1), new Sample(_stored.NowMilliseconds, 2));
        Assert.Equal(ErrorId.IntervalTooShort, Assert.Throws<MetricException>(() => _stored.Buckets("m", TimeSpan.FromMilliseconds(1), Fill.Null)).Id);
        Assert.Equal(2, _stored.Buckets("m", TimeSpan.FromMilliseconds(1)).Count);
    }

    private void CheckCase(Sample[][] series, long interval, int grouping)
    {
        string name = $"m{_cases++}";
        for (int i = 0; i < series.Length; i++) _stored.Add(name, Tags[i], series[i]);
        string[]? keys = grouping switch { 0 => null, 1 => [], _ => ["host"] };
        var query = new SeriesQuery { Name = name, Interval = TimeSpan.FromMilliseconds(interval), GroupBy = keys };
        var groups = _stored.Queries.ReadBuckets(query).GroupBy(bucket => bucket.Tags).ToList();
        var expected = Enumerable.Range(0, series.Length).OrderBy(i => TagSet.Parse(Tags[i]).ToString(), StringComparer.Ordinal).GroupBy(i => GroupOf(Tags[i], grouping)).ToList();
        Assert.Equal(expected.Count, groups.Count);
        foreach (IGrouping<TagSet, int> group in expected)
        {
            BucketReference.Check([.. groups.Single(one => one.Key.Equals(group.Key))], group.Select(i => series[i]), interval);
        }
    }

    private static TagSet GroupOf(string tags, int grouping) => grouping switch
    {
        0 => TagSet.Parse(tags),
        1 => TagSet.Empty,
        _ => TagSet.Create(TagSet.Parse(tags).Where(tag => tag.Key == "host")),
    };
}
