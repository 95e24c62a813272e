using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class SnapshotTests : IDisposable
{
    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Theory]
    [InlineData(MetricKind.Counter, 14)]
    [InlineData(MetricKind.Gauge, 2)]
    [InlineData(MetricKind.Histogram, 2)]
    [InlineData(MetricKind.Summary, 2)]
    [InlineData(MetricKind.Set, 3)]
    public void The_value_is_what_the_kind_calls_for(MetricKind kind, double expected)
    {
        _stored.Define("m", kind);
        _stored.Add("m", "", new Sample(50, 2), new Sample(10, 9), new Sample(20, 1), new Sample(30, 2));
        SeriesSnapshot snapshot = Assert.Single(_stored.Queries.ReadSnapshots("m", TagFilter.All));
        Assert.Equal(expected, snapshot.Value);
        Assert.Equal((50L, 4L, 14.0, 1.0, 9.0), (snapshot.Timestamp, snapshot.Count, snapshot.Sum, snapshot.Minimum, snapshot.Maximum));
        Assert.Equal(2, snapshot.P50);
        Assert.Equal(6.9, snapshot.P90, 12);
        Assert.Equal(7.95, snapshot.P95, 12);
        Assert.Equal(8.79, snapshot.P99, 12);
    }

    [Fact]
    public void Every_series_has_its_own()
    {
        _stored.Add("m", "host=a", new Sample(10, 1));
        _stored.Add("m", "host=b", new Sample(20, 2));
        Assert.Equal([("host=a", 10L, 1.0), ("host=b", 20L, 2.0)], _stored.Queries.ReadSnapshots("*", TagFilter.All).Select(one => (one.Tags.ToString(), one.Timestamp, one.Value)));
    }

    [Theory]
    [InlineData(MetricKind.Counter, Aggregate.Rate)]
    [InlineData(MetricKind.Gauge, Aggregate.Average)]
    [InlineData(MetricKind.Histogram, Aggregate.P95)]
    [InlineData(MetricKind.Summary, Aggregate.P95)]
    [InlineData(MetricKind.Set, Aggregate.Distinct)]
    public void Each_kind_has_its_figure(MetricKind kind, Aggregate expected) => Assert.Equal(expected, DefaultAggregate.Of(kind));
}
