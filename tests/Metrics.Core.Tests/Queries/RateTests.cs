using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class RateTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new(StoredMetrics.At("12:15"));

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void A_counters_rate_is_its_sum_and_a_gauges_its_count_per_second()
    {
        _stored.Define("counter", MetricKind.Counter);
        _stored.Add("counter", "", StoredMetrics.Sample("10:10", 1200), StoredMetrics.Sample("10:50", 2400));
        _stored.Add("gauge", "", StoredMetrics.Sample("10:10", 1200), StoredMetrics.Sample("10:50", 2400));
        Assert.Equal(1, Assert.Single(_stored.Buckets("counter", Hour)).Rate);
        Assert.Equal(2 / 3600.0, Assert.Single(_stored.Buckets("gauge", Hour)).Rate);
    }

    [Fact]
    public void The_rate_at_both_edges_is_over_the_time_that_the_range_covers()
    {
        Counter(("09:45", 900), ("10:30", 3600), ("11:10", 1800));
        Assert.Equal([1.0, 1, 1], _stored.Buckets("counter", Hour, start: "09:45", end: "11:30").Select(bucket => bucket.Rate));
    }

    [Fact]
    public void The_rate_of_the_current_bucket_is_over_the_time_up_to_now()
    {
        Counter(("11:30", 3600), ("12:05", 900));
        Assert.Equal([1.0, 1], _stored.Buckets("counter", Hour).Select(bucket => bucket.Rate));
        Assert.Equal([1.0, 1], _stored.Buckets("counter", Hour, start: "11:00").Select(bucket => bucket.Rate));
        Assert.Equal([1.0, 1], _stored.Buckets("counter", Hour, start: "11:00", end: "23:00").Select(bucket => bucket.Rate));
    }

    [Fact]
    public void A_sample_at_the_very_end_is_no_spike()
    {
        Counter(("10:30", 3600), ("11:00", 3600));
        Assert.Equal([1.0, 1], _stored.Buckets("counter", Hour, start: "10:00", end: "11:00").Select(bucket => bucket.Rate));
    }

    [Fact]
    public void Samples_of_a_clock_that_runs_ahead_do_not_break_the_rate()
    {
        Counter(("12:05", 900), ("17:30", 3600));
        Assert.Equal([1.0, 1], _stored.Buckets("counter", Hour).Select(bucket => bucket.Rate));
    }

    [Fact]
    public void The_rate_of_the_current_bucket_covers_samples_ahead_of_now()
    {
        using var stored = new StoredMetrics(StoredMetrics.At("12:00:01"));
        stored.Define("counter", MetricKind.Counter);
        stored.Add("counter", "", StoredMetrics.Sample("12:00:01", 15), StoredMetrics.Sample("12:00:30", 15));
        Assert.Equal(1, Assert.Single(stored.Buckets("counter", Hour)).Rate);
    }

    private void Counter(params (string Time, double Value)[] samples)
    {
        _stored.Define("counter", MetricKind.Counter);
        _stored.Add("counter", "", [.. samples.Select(one => StoredMetrics.Sample(one.Time, one.Value))]);
    }
}
