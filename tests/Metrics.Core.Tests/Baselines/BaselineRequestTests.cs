using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

public sealed class BaselineRequestTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void A_window_takes_its_first_moment_and_not_its_end()
    {
        _stored.Add("m", "", StoredMetrics.Sample("08:59:59.999", 1), StoredMetrics.Sample("09:00", 2), StoredMetrics.Sample("09:59:59.999", 3), StoredMetrics.Sample("10:00", 4));
        Assert.Equal([2.0, 3], Read(new BaselineRequest(Hour, null, StoredMetrics.Ms("10:00"))));
    }

    [Fact]
    public void A_count_takes_the_newest_before_the_end_however_old()
    {
        _stored.Add("m", "", new Sample(1, 1), new Sample(2, 2), new Sample(3, 3), new Sample(_stored.NowMilliseconds, 4));
        Assert.Equal([2.0, 3], Read(new BaselineRequest(Hour, 2, _stored.NowMilliseconds)));
    }

    [Theory]
    [InlineData(null, 0, new double[] { 1, 2, 3, 4 })]
    [InlineData(null, 1, new double[] { 1, 2, 3 })]
    [InlineData(null, 3, new double[] { 1 })]
    [InlineData(null, 9, new double[0])]
    [InlineData(2, 1, new double[] { 2, 3 })]
    [InlineData(int.MaxValue, 1, new double[] { 1, 2, 3 })]
    public void Excluded_values_are_the_newest_also_of_equal_moments(int? count, int excluded, double[] expected)
    {
        _stored.Add("m", "", StoredMetrics.Sample("09:30", 1), StoredMetrics.Sample("09:50", 2), StoredMetrics.Sample("09:50", 3), StoredMetrics.Sample("09:50", 4));
        Assert.Equal(expected, Read(new BaselineRequest(Hour, count, StoredMetrics.Ms("09:50") + 1, excluded)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void The_newest_of_a_group_are_of_all_its_series(int count)
    {
        _stored.Add("m", "host=a", new Sample(1, 1), new Sample(4, 4), new Sample(5, 5));
        _stored.Add("m", "host=b", new Sample(2, 2), new Sample(3, 3), new Sample(5, 6));
        Assert.Equal([3.0, 4, 5, 6], Read(new BaselineRequest(Hour, 4, 6)));
        Assert.Equal(count == 1 ? [5] : [1.0, 2, 3, 4, 5], Read(new BaselineRequest(Hour, count, 6, 1)));
    }

    [Fact]
    public void The_longest_window_takes_everything()
    {
        _stored.Add("m", "", new Sample(-1_000_000_000_000, 1), new Sample(1, 2));
        Assert.Equal([1.0, 2], Read(new BaselineRequest(TimeSpan.MaxValue, null, _stored.NowMilliseconds)));
    }

    [Fact]
    public void The_baseline_says_what_it_was_made_of()
    {
        _stored.Add("m", "host=a", StoredMetrics.Sample("09:00", 1), StoredMetrics.Sample("09:30", 2));
        var series = new ValueSeries(_stored.Store, _stored.Group("m"), Hour, null, _stored.NowMilliseconds);
        var request = new BaselineRequest(TimeSpan.FromDays(1), null, _stored.NowMilliseconds);
        Baseline baseline = request.Compute(series, request.Read(series), 42);
        Assert.Equal(("m", "Raw", 2L, 42L), (baseline.Name, baseline.Aggregate, baseline.Count, baseline.Created));
        Assert.Equal((StoredMetrics.Ms("09:00"), StoredMetrics.Ms("09:30")), (baseline.Start, baseline.End));
    }

    [Fact]
    public void The_baseline_of_nothing_has_no_times()
    {
        _stored.Add("m", "");
        var series = new ValueSeries(_stored.Store, _stored.Group("m"), Hour, null, _stored.NowMilliseconds);
        var request = new BaselineRequest(Hour, null, _stored.NowMilliseconds);
        Baseline baseline = request.Compute(series, request.Read(series), 42);
        Assert.Equal((0L, null, null), (baseline.Count, baseline.Start, baseline.End));
    }

    private IEnumerable<double> Read(BaselineRequest request) =>
        request.Read(new ValueSeries(_stored.Store, _stored.Group("m"), Hour, null, _stored.NowMilliseconds)).Select(sample => sample.Value);
}
