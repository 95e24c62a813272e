using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Usage;

public sealed class UsageReportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Users_are_distinct_over_requests_and_events_together(bool isRolledUp)
    {
        using var usage = new UsageFixture(UsageFixture.RandomRequests(2000, 30), UsageFixture.RandomEvents(2000, 30), isRolledUp);
        UsageRow row = Assert.Single(usage.Usage(new UsageQuery { ActiveWindow = TimeSpan.FromDays(2) }));
        (string? User, long Time)[] all = [.. usage.Requests.Select(one => (KnownUser.Of(one.User), one.Timestamp)).Concat(usage.Events.Select(one => (KnownUser.Of(one.User), one.Timestamp)))];
        Assert.Equal((2000, 2000, 1.0), (row.Events, row.Requests, row.Share));
        Assert.Equal(all.Select(one => one.User).OfType<string>().Distinct().Count(), row.Users);
        Assert.Equal(all.Where(one => one.Time >= UsageFixture.Now - (2 * UnixTime.Day)).Select(one => one.User).OfType<string>().Distinct().Count(), row.ActiveUsers);
        Assert.True(row.ActiveUsers < row.Users);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Groups_have_their_share_and_their_users_the_most_used_first(bool isRolledUp)
    {
        using var usage = new UsageFixture(UsageFixture.RandomRequests(100, 20), UsageFixture.RandomEvents(1000, 20), isRolledUp);
        IReadOnlyList<UsageRow> rows = usage.Usage(new UsageQuery { GroupBy = ["event.type"] });
        Assert.Equal(["page_view", "button_click"], rows.Select(row => row.Tags["event.type"]));
        foreach (UsageRow row in rows)
        {
            EventMeasurement[] own = [.. usage.Events.Where(one => one.EventType == row.Tags["event.type"])];
            Assert.Equal((own.Length, 0, own.Length / 1000.0), (row.Events, row.Requests, row.Share));
            Assert.Equal(own.Select(one => KnownUser.Of(one.User)).OfType<string>().Distinct().Count(), row.Users);
        }

        Assert.Equal(usage.Events.Where(one => one.EventType == "page_view").GroupBy(one => one.Page!).OrderByDescending(page => page.Count()).First().Key,
            usage.Usage(new UsageQuery { GroupBy = ["page"], Filter = TagFilter.Parse("event.type=page_view") })[0].Tags["page"]);
    }

    [Fact]
    public void Users_who_are_not_known_count_as_one_when_they_are_asked_for()
    {
        long old = UsageFixture.Now - (3 * UnixTime.Day);
        using var usage = new UsageFixture([], [Event("ann", UsageFixture.Now), Event("ann", old), Event(null, old)]);
        UsageRow without = Assert.Single(usage.Usage(new UsageQuery())), with = Assert.Single(usage.Usage(new UsageQuery { IncludesAnonymous = true }));
        Assert.Equal((1, 1), (without.Users, without.ActiveUsers));
        Assert.Equal((2, 1), (with.Users, with.ActiveUsers));
    }

    [Fact]
    public void The_active_time_is_that_before_the_end_of_the_range()
    {
        long then = UsageFixture.Now - (10 * UnixTime.Day);
        using var usage = new UsageFixture([], [Event("ann", then - UnixTime.Hour), Event("bob", then - (30 * UnixTime.Hour)), Event("eve", UsageFixture.Now)]);
        UsageRow row = Assert.Single(usage.Usage(new UsageQuery { Range = new RangeRequest(null, UnixTime.ToDateTimeOffset(then), null) }));
        Assert.Equal((2L, 1L, then, (long?)null), (row.Users, row.ActiveUsers, row.End, row.Start));
    }

    [Fact]
    public void Nothing_used_is_explained()
    {
        using var usage = new UsageFixture([], []);
        Assert.Empty(usage.Usage(new UsageQuery()));
        Assert.Contains("no such usage events or requests", Assert.Single(usage.Explanations), StringComparison.Ordinal);
        Assert.Equal(ErrorId.DurationNotPositive, Assert.Throws<MetricException>(() => usage.Usage(new UsageQuery { ActiveWindow = TimeSpan.Zero })).Id);
    }

    private static EventMeasurement Event(string? user, long time) => new() { EventType = "page_view", User = user, Timestamp = time };
}
