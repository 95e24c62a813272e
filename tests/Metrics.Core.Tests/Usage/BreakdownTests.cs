using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Usage;

public sealed class BreakdownTests
{
    [Theory]
    [InlineData(false, "http.route")]
    [InlineData(true, "http.route")]
    [InlineData(true, "http.route,http.request.method")]
    [InlineData(true, "")]
    public void Rows_have_the_figures_of_the_requests_whatever_answers(bool isRolledUp, string groupBy)
    {
        using var usage = new UsageFixture(UsageFixture.RandomRequests(3000, 30), UsageFixture.RandomEvents(500, 30), isRolledUp);
        string[] keys = groupBy.Split([','], StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<BreakdownRow> rows = usage.Breakdown(new BreakdownQuery { GroupBy = keys });
        ILookup<string, RequestMeasurement> expected = usage.Requests.ToLookup(one => string.Join("|", keys.Select(key => key == "http.route" ? one.Route : one.Method)));
        Assert.Equal(expected.Count, rows.Count);
        foreach (BreakdownRow row in rows)
        {
            RequestMeasurement[] own = [.. expected[string.Join("|", keys.Select(key => row.Tags[key]))]];
            double[] seconds = [.. own.Select(one => one.Duration.TotalSeconds).OrderBy(one => one)];
            Assert.Equal((own.Length, own.Count(one => one.StatusCode >= 400)), (row.Count, row.ErrorCount));
            Assert.Equal(own.Count(one => one.StatusCode >= 400) / (double)own.Length, row.ErrorRate);
            Assert.Equal(seconds.Average(), row.Average!.Value, 9);
            Assert.Equal(seconds[0], row.Minimum!.Value, 12);
            Assert.Equal(seconds[seconds.Length - 1], row.Maximum!.Value, 12);
            foreach ((double share, double? percentile) in new[] { (0.5, row.P50), (0.95, row.P95), (0.99, row.P99) })
            {
                double exact = Statistics.Quantiles.OfSorted(seconds, share);
                Assert.InRange(percentile!.Value, exact * (isRolledUp ? 0.98 : 1 - 1e-9), exact * (isRolledUp ? 1.02 : 1 + 1e-9));
            }

            Assert.Equal(own.Select(one => one.User).OfType<string>().Distinct().Count(), row.Users);
            Assert.Equal(!isRolledUp, row.IsExact);
        }

        Assert.Equal(rows.Select(row => row.Average).OrderByDescending(average => average), rows.Select(row => row.Average));
    }

    [Fact]
    public void A_range_has_what_lies_in_it()
    {
        using var usage = new UsageFixture(UsageFixture.RandomRequests(2000, 5), []);
        DateTimeOffset now = UnixTime.ToDateTimeOffset(UsageFixture.Now);
        var query = new BreakdownQuery { GroupBy = [], Range = new RangeRequest(null, now - TimeSpan.FromDays(1), TimeSpan.FromDays(2)) };
        RequestMeasurement[] own = [.. usage.Requests.Where(one => one.Timestamp >= UsageFixture.Now - (3 * UnixTime.Day) && one.Timestamp <= UsageFixture.Now - UnixTime.Day)];
        BreakdownRow row = Assert.Single(usage.Breakdown(query));
        Assert.Equal((own.Length, own.Select(one => one.User).OfType<string>().Distinct().Count()), (row.Count, row.Users));
        BreakdownRow before = Assert.Single(usage.Breakdown(query with { Range = new RangeRequest(null, now - TimeSpan.FromDays(1), null) }));
        Assert.Equal(usage.Requests.Count(one => one.Timestamp <= UsageFixture.Now - UnixTime.Day), before.Count);
    }

    [Fact]
    public void Users_who_are_not_known_count_as_one_when_they_are_asked_for()
    {
        using var usage = new UsageFixture([Request("/a", "ann"), Request("/a", null), Request("/a", "-"), Request("/b", "ann"), Request("/c", null)], []);
        Assert.Equal([1L, 1, 0], Users(false));
        Assert.Equal([2L, 1, 1], Users(true));

        long[] Users(bool includesAnonymous) =>
            [.. usage.Breakdown(new BreakdownQuery { IncludesAnonymous = includesAnonymous }).OrderBy(row => row.Tags.ToString(), StringComparer.Ordinal).Select(row => row.Users)];
    }

    [Fact]
    public void A_counter_has_a_total_and_no_average_and_a_set_its_members()
    {
        using var usage = new UsageFixture([Request("/a", "ann")], UsageFixture.RandomEvents(200, 3));
        IReadOnlyList<BreakdownRow> rows = usage.Breakdown(new BreakdownQuery { Name = "usage.events", GroupBy = ["page"] });
        Assert.Equal(5, rows.Count);
        Assert.Equal(200, rows.Sum(row => row.Count));
        Assert.Equal(rows.Select(row => row.Count).OrderByDescending(count => count), rows.Select(row => row.Count));
        Assert.All(rows, row => Assert.Null(row.Average ?? row.Minimum ?? row.P50));
        long everybody = Assert.Single(usage.Breakdown(new BreakdownQuery { Name = "usage.users", GroupBy = [] })).Users;
        Assert.Equal(usage.Events.Select(one => KnownUser.Of(one.User)).OfType<string>().Append("ann").Distinct().Count(), everybody);
    }

    [Fact]
    public void A_metric_that_is_not_there_is_an_error_and_a_range_without_samples_is_explained()
    {
        using var usage = new UsageFixture([Request("/a", null)], []);
        Assert.Equal(ErrorId.MetricNotFound, Assert.Throws<MetricException>(() => usage.Breakdown(new BreakdownQuery { Name = "other" })).Id);
        DateTimeOffset now = UnixTime.ToDateTimeOffset(UsageFixture.Now);
        Assert.Empty(usage.Breakdown(new BreakdownQuery { Range = new RangeRequest(now - TimeSpan.FromDays(2), now - TimeSpan.FromDays(1), null) }));
        Assert.Contains(usage.Explanations, one => one.Contains("has no samples between", StringComparison.Ordinal));
    }

    private static RequestMeasurement Request(string route, string? user) =>
        new() { Route = route, StatusCode = 200, Duration = TimeSpan.FromMilliseconds(12), User = user, Timestamp = UsageFixture.Now };
}
