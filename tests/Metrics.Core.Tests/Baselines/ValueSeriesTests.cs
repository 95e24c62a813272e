using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

public sealed class ValueSeriesTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new(StoredMetrics.At("12:20"));

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void A_counter_is_the_rate_of_its_whole_intervals_with_zeros_between()
    {
        Counter();
        Assert.Equal([("08:00", 1.0), ("09:00", 0), ("10:00", 0.5), ("11:00", 0)], Read(Values("c"), TimeRange.All));
        Assert.Equal("Rate", Values("c").Aggregate);
    }

    [Fact]
    public void Only_intervals_that_lie_within_a_range_count()
    {
        Counter();
        var range = new TimeRange(StoredMetrics.Ms("08:30"), StoredMetrics.Ms("11:30"));
        Assert.Equal([("09:00", 0), ("10:00", 0.5)], Read(Values("c"), range));
        Assert.Empty(Values("c").Read(new TimeRange(StoredMetrics.Ms("08:30"), StoredMetrics.Ms("09:30"))));
    }

    [Theory]
    [InlineData(1, new double[] { 0 })]
    [InlineData(2, new double[] { 0.5, 0 })]
    [InlineData(int.MaxValue, new double[] { 1, 0, 0.5, 0 })]
    public void The_newest_intervals_are_counted_back_from_the_last_whole_one(int count, double[] expected)
    {
        Counter();
        Assert.Equal(expected, Values("c").ReadNewest(TimeRange.All, count).Select(sample => sample.Value));
    }

    [Fact]
    public void The_newest_of_long_intervals_do_not_overflow()
    {
        Counter();
        var values = new ValueSeries(_stored.Store, _stored.Group("c"), TimeSpan.MaxValue, null, _stored.NowMilliseconds);
        Assert.Empty(values.ReadNewest(TimeRange.All, int.MaxValue));
        var weeks = new ValueSeries(_stored.Store, _stored.Group("c"), TimeSpan.FromDays(70), null, _stored.NowMilliseconds);
        Assert.Empty(weeks.ReadNewest(TimeRange.All, int.MaxValue));
        _stored.Add("c", "", new Sample(StoredMetrics.Ms("10:00") - (100 * UnixTime.Day), 1));
        Assert.NotEmpty(weeks.ReadNewest(TimeRange.All, int.MaxValue));
    }

    [Fact]
    public void The_interval_of_now_is_not_whole_until_it_is_over()
    {
        _stored.Define("c", MetricKind.Counter);
        _stored.Add("c", "", StoredMetrics.Sample("12:05", 1));
        Assert.Empty(Values("c").Read(TimeRange.All));
        var later = new ValueSeries(_stored.Store, _stored.Group("c"), Hour, null, StoredMetrics.Ms("13:00"));
        Assert.Equal([("12:00", 1 / 3600.0)], Read(later, TimeRange.All));
    }

    [Fact]
    public void Samples_ahead_of_now_make_no_intervals()
    {
        Counter();
        _stored.Add("c", "", StoredMetrics.Sample("20:00", 1000));
        Assert.Equal(4, Values("c").Read(TimeRange.All).Count);
    }

    [Fact]
    public void A_set_is_its_distinct_count_also_of_a_group()
    {
        _stored.Define("s", MetricKind.Set);
        _stored.Add("s", "host=a", StoredMetrics.Sample("09:10", 7), StoredMetrics.Sample("09:20", 7), StoredMetrics.Sample("09:30", 8));
        _stored.Add("s", "host=b", StoredMetrics.Sample("09:10", 7), StoredMetrics.Sample("11:30", 9));
        Assert.Equal([("09:00", 2), ("10:00", 0), ("11:00", 1)], Read(Values("s"), TimeRange.All));
        Assert.Equal("Distinct", Values("s").Aggregate);
    }

    [Fact]
    public void An_interval_without_samples_has_no_average()
    {
        _stored.Add("g", "", StoredMetrics.Sample("08:10", 1), StoredMetrics.Sample("08:20", 3), StoredMetrics.Sample("10:10", 5), StoredMetrics.Sample("12:10", 9));
        ValueSeries averages = Values("g", Aggregate.Average);
        Assert.Equal([("08:00", 2), ("10:00", 5)], Read(averages, TimeRange.All));
        Assert.Equal([("10:00", 5)], averages.ReadNewest(TimeRange.All, 1).Select(Text));
        Assert.Equal([("08:00", 2), ("09:00", 0), ("10:00", 1), ("11:00", 0)], Read(Values("g", Aggregate.Count), TimeRange.All));
    }

    [Fact]
    public void Nothing_stored_is_nothing()
    {
        _stored.Define("c", MetricKind.Counter);
        _stored.Add("c", "");
        Assert.Empty(Values("c").Read(TimeRange.All));
        Assert.Empty(Values("c").ReadNewest(TimeRange.All, 5));
    }

    [Fact]
    public void Too_many_intervals_are_refused_before_memory_ends()
    {
        _stored.Define("c", MetricKind.Counter);
        _stored.Add("c", "", new Sample(0, 1));
        var values = new ValueSeries(_stored.Store, _stored.Group("c"), TimeSpan.FromMilliseconds(1), null, _stored.NowMilliseconds);
        Assert.Equal(ErrorId.IntervalTooShort, Assert.Throws<MetricException>(() => values.Read(TimeRange.All)).Id);
    }

    [Fact]
    public void An_interval_must_be_above_zero() => Assert.Equal(
        ErrorId.DurationNotPositive,
        Assert.Throws<MetricException>(() => new ValueSeries(_stored.Store, new SeriesGroup(_stored.Define("g"), TagSet.Empty, [1]), TimeSpan.Zero, null, 0)).Id);

    private static IEnumerable<(string Time, double Value)> Read(ValueSeries values, TimeRange range) => values.Read(range).Select(Text);

    private static (string Time, double Value) Text(Sample sample) => (UnixTime.ToText(sample.Timestamp).Substring(11, 5), sample.Value);

    private void Counter()
    {
        _stored.Define("c", MetricKind.Counter);
        _stored.Add("c", "", StoredMetrics.Sample("08:05", 1800), StoredMetrics.Sample("08:55", 1800), StoredMetrics.Sample("10:30", 1800), StoredMetrics.Sample("12:10", 9999));
    }

    private ValueSeries Values(string name, Aggregate? figure = null) => new(_stored.Store, _stored.Group(name), Hour, figure, _stored.NowMilliseconds);
}
