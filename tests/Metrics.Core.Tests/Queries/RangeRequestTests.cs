using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class RangeRequestTests : IDisposable
{
    private static readonly DateTimeOffset Now = StoredMetrics.Noon;
    private static readonly TimeSpan NinetyDays = TimeSpan.FromDays(90);

    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Nothing_said_means_everything() => Assert.Equal(TimeRange.All, RangeRequest.Everything.Resolve(Now, NinetyDays));

    [Fact]
    public void A_start_in_the_future_is_refused() => Fails("Cannot query future dates", new RangeRequest(Now.AddMinutes(2), null, null));

    [Fact]
    public void A_start_in_the_future_is_refused_before_its_order_is() =>
        Fails("Cannot query future dates", new RangeRequest(Now.AddDays(2), Now.AddDays(1), null));

    [Fact]
    public void A_start_within_a_minute_ahead_is_taken_for_skew() =>
        Assert.Equal(Now.AddSeconds(30).ToUnixTimeMilliseconds(), new RangeRequest(Now.AddSeconds(30), null, null).Resolve(Now, NinetyDays).Start);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-86_400_000)]
    public void A_start_that_is_not_before_the_end_is_refused(int milliseconds) =>
        Fails("Start date must be before end date", new RangeRequest(Now.AddDays(-5), Now.AddDays(-5).AddMilliseconds(milliseconds), null));

    [Fact]
    public void An_end_in_the_future_is_clamped_with_a_minutes_tolerance()
    {
        long start = Now.AddHours(-1).ToUnixTimeMilliseconds();
        long latest = Now.AddMinutes(1).ToUnixTimeMilliseconds() + 1;
        Assert.Equal(new TimeRange(start, latest), new RangeRequest(Now.AddHours(-1), Now.AddYears(5), null).Resolve(Now, NinetyDays));
        Assert.Equal(new TimeRange(start, latest), new RangeRequest(Now.AddHours(-1), DateTimeOffset.MaxValue, null).Resolve(Now, NinetyDays));
        Assert.Equal(new TimeRange(start, latest), new RangeRequest(Now.AddHours(-1), null, null).Resolve(Now, NinetyDays));
    }

    [Fact]
    public void An_end_without_a_start_reaches_back_to_the_beginning() => Assert.Equal(
        new TimeRange(long.MinValue, Now.AddYears(-10).ToUnixTimeMilliseconds() + 1),
        new RangeRequest(null, Now.AddYears(-10), null).Resolve(Now, NinetyDays));

    [Fact]
    public void The_end_is_the_last_moment_inside()
    {
        TimeRange range = new RangeRequest(Now.AddHours(-2), Now.AddHours(-1), null).Resolve(Now, NinetyDays);
        Assert.True(range.Contains(Now.AddHours(-1).ToUnixTimeMilliseconds()));
        Assert.False(range.Contains(Now.AddHours(-1).ToUnixTimeMilliseconds() + 1));
    }

    [Fact]
    public void A_span_is_counted_back_from_now_and_takes_what_is_kept_whole()
    {
        TimeRange range = new RangeRequest(null, null, NinetyDays).Resolve(Now, NinetyDays);
        Assert.Equal((Now - NinetyDays).ToUnixTimeMilliseconds(), range.Start);
    }

    [Theory]
    [InlineData(Resolution.Raw, 7, "2026-01-24T12:00:00.000Z")]
    [InlineData(Resolution.Hour, 90, "2025-11-02T12:00:00.000Z")]
    [InlineData(Resolution.Day, 730, "2024-02-01T12:00:00.000Z")]
    [InlineData(Resolution.Auto, 730, "2024-02-01T12:00:00.000Z")]
    public void What_is_kept_of_a_resolution_is_the_limit(Resolution resolution, int days, string earliest)
    {
        _stored.Add("m", "", new Sample(1, 1));
        FailsInAllQueries($"Maximum time range is {days} days", "m", resolution, new RangeRequest(Now.AddDays(-days).AddMilliseconds(-1), Now, null));
        FailsInAllQueries($"Data retention is {days} days; earliest queryable date is {earliest}", "m", resolution, new RangeRequest(Now.AddDays(-days).AddMinutes(-2), null, null));
        FailsInAllQueries($"Maximum time range is {days} days", "m", resolution, new RangeRequest(null, null, TimeSpan.FromDays(days) + TimeSpan.FromTicks(1)));
        FailsInAllQueries($"Data retention is {days} days; earliest queryable date is {earliest}", "m", resolution,
            new RangeRequest(Now.AddDays(-days).AddMinutes(-2), Now.AddDays(-days).AddHours(1), null));
        Assert.Empty(_stored.Queries.ReadSamples(new SeriesQuery { Name = "m", Resolution = resolution, Range = new RangeRequest(Now.AddDays(-days), null, null) }));
    }

    [Theory]
    [InlineData(Resolution.Raw, 365, 365)]
    [InlineData(Resolution.Auto, 1000, 1000)]
    [InlineData(Resolution.Auto, 365, 730)]
    [InlineData(Resolution.Hour, 365, 90)]
    public void What_a_metric_keeps_itself_is_its_limit(Resolution resolution, int retainDays, int limitDays)
    {
        _stored.Define("m", retainRaw: TimeSpan.FromDays(retainDays));
        _stored.Add("m", "", new Sample(1, 1));
        FailsInAllQueries($"Maximum time range is {limitDays} days", "m", resolution, new RangeRequest(Now.AddDays(-limitDays - 1), Now, null));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData(null, "0001-01-01T00:00:00Z")]
    public void What_is_kept_for_ever_has_no_limit(string? start, string? end)
    {
        var request = new RangeRequest(Parse(start), Parse(end), start is null ? TimeSpan.MaxValue : null);
        Assert.True(request.Resolve(Now, TimeSpan.MaxValue).Start <= DateTimeOffset.MinValue.ToUnixTimeMilliseconds());

        static DateTimeOffset? Parse(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Messages_are_the_same_in_every_culture()
    {
        using var german = new Culture("de-DE");
        MetricException error = Assert.Throws<MetricException>(() => new RangeRequest(null, null, TimeSpan.FromDays(2)).Resolve(Now, TimeSpan.FromDays(1.5)));
        Assert.Equal("Maximum time range is 1.5 days", error.Message);
    }

    private static void Fails(string message, RangeRequest request) =>
        Assert.Equal(message, Assert.Throws<MetricException>(() => request.Resolve(Now, NinetyDays)).Message);

    private void FailsInAllQueries(string message, string name, Resolution resolution, RangeRequest range)
    {
        var query = new SeriesQuery { Name = name, Resolution = resolution, Range = range, Interval = TimeSpan.FromHours(1) };
        Assert.Equal(message, Assert.Throws<MetricException>(() => _stored.Queries.ReadSamples(query).Count()).Message);
        Assert.Equal(message, Assert.Throws<MetricException>(() => _stored.Queries.ReadBuckets(query).Count()).Message);
    }
}
