using System.Globalization;
using FsCheck.Fluent;
using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class BucketIntervalTests
{
    private static readonly HashSet<long> UsualSteps =
    [
        1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
        3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000, 172_800_000, 604_800_000,
    ];

    [Theory]
    [InlineData("2026-01-31T12:34:56.789Z", "00:05:00", "2026-01-31T12:30:00.000Z")]
    [InlineData("2026-01-31T12:34:56.789Z", "01:00:00", "2026-01-31T12:00:00.000Z")]
    [InlineData("2026-01-31T12:34:56.789Z", "1.00:00:00", "2026-01-31T00:00:00.000Z")]
    [InlineData("2026-01-31T12:34:56.789Z", "7.00:00:00", "2026-01-26T00:00:00.000Z")]
    [InlineData("2026-01-26T00:00:00.000Z", "7.00:00:00", "2026-01-26T00:00:00.000Z")]
    [InlineData("2026-01-25T23:59:59.999Z", "7.00:00:00", "2026-01-19T00:00:00.000Z")]
    [InlineData("1969-12-31T23:59:59.999Z", "00:00:01", "1969-12-31T23:59:59.000Z")]
    [InlineData("1969-12-31T23:00:00.000Z", "01:00:00", "1969-12-31T23:00:00.000Z")]
    [InlineData("1969-07-20T20:17:40.000Z", "1.00:00:00", "1969-07-20T00:00:00.000Z")]
    [InlineData("1969-07-20T20:17:40.000Z", "7.00:00:00", "1969-07-14T00:00:00.000Z")]
    public void Buckets_begin_at_multiples_in_UTC_and_weeks_on_Mondays(string moment, string interval, string expected)
    {
        long timestamp = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        long length = (long)TimeSpan.Parse(interval, CultureInfo.InvariantCulture).TotalMilliseconds;
        Assert.Equal(expected, UnixTime.ToText(BucketInterval.StartOf(timestamp, length)));
    }

    [Fact]
    public void A_moment_lies_in_its_bucket() => Always.Holds(
        from timestamp in Gen.Choose(int.MinValue, int.MaxValue)
        from scale in Gen.Choose(1, 2000)
        from interval in Gen.OneOf(Gen.Choose(1, int.MaxValue).Select(number => (long)number), Gen.Elements(UsualSteps.ToArray()))
        select (Timestamp: (long)timestamp * scale, interval),
        one =>
        {
            long start = BucketInterval.StartOf(one.Timestamp, one.interval);
            Assert.InRange(one.Timestamp, start, start + one.interval - 1);
            Assert.Equal(start, BucketInterval.StartOf(start, one.interval));
        });

    [Fact]
    public void The_longest_interval_is_aligned_without_overflow()
    {
        long longest = (long)TimeSpan.MaxValue.TotalMilliseconds;
        Assert.Equal(0, BucketInterval.StartOf(StoredMetrics.Noon.ToUnixTimeMilliseconds(), longest));
        Assert.Equal(-longest, BucketInterval.StartOf(-1, longest));
    }

    [Fact]
    public void An_automatic_interval_is_a_usual_step_and_makes_at_most_the_points_allowed() => Always.Holds(
        from start in Gen.Choose(-1_000_000, int.MaxValue)
        from length in Gen.Choose(1, int.MaxValue)
        from scale in Gen.Elements(1, 1000)
        from points in Gen.Elements(1, 2, 3, 10, 1000)
        select (Range: new TimeRange((long)start * 1000, ((long)start * 1000) + ((long)length * scale)), points),
        one =>
        {
            long interval = BucketInterval.Choose(one.Range, one.points);
            Assert.True(UsualSteps.Contains(interval) || interval % (7 * UnixTime.Day) == 0, $"{interval}");
            if (one.points > 1) Assert.InRange(BucketInterval.CountOf(one.Range, interval), 1, one.points);
        });

    [Fact]
    public void An_automatic_interval_is_the_shortest_step_that_fits()
    {
        var day = new TimeRange(0, UnixTime.Day);
        Assert.Equal(2 * UnixTime.Minute, BucketInterval.Choose(day, 1000));
        Assert.Equal(UnixTime.Hour, BucketInterval.Choose(day, 24));
        Assert.Equal(2 * UnixTime.Hour, BucketInterval.Choose(day, 23));
        Assert.Equal(1, BucketInterval.Choose(new TimeRange(5, 6), 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1)]
    public void A_choice_always_ends_also_when_nothing_can_fit(int points)
    {
        long interval = BucketInterval.Choose(new TimeRange(-UnixTime.Day * 4000, UnixTime.Day * 20_000), points);
        Assert.True(interval > 0);
    }
}
