using MetricsTools.Model;

namespace MetricsTools.Queries;

public sealed class SampleQueryTests : IDisposable
{
    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Samples_come_series_after_series_each_by_time_and_then_as_appended()
    {
        _stored.Add("m", "host=b", new Sample(20, 1), new Sample(10, 2), new Sample(10, 3));
        _stored.Add("m", "host=a", new Sample(15, 4), new Sample(-5, 5));
        SampleRow[] rows = [.. _stored.Queries.ReadSamples(new SeriesQuery { Name = "M" })];
        Assert.Equal(["host=a", "host=a", "host=b", "host=b", "host=b"], rows.Select(row => row.Series.Series.Tags.ToString()));
        Assert.Equal([5.0, 4, 2, 3, 1], rows.Select(row => row.Sample.Value));
        Assert.Same(rows[3].Series, rows[4].Series);
    }

    [Fact]
    public void A_range_takes_its_first_and_its_last_moment()
    {
        _stored.Add("m", "", StoredMetrics.Sample("09:59:59.999", 1), StoredMetrics.Sample("10:00", 2), StoredMetrics.Sample("11:00", 3), StoredMetrics.Sample("11:00:00.001", 4));
        var range = new RangeRequest(StoredMetrics.At("10:00"), StoredMetrics.At("11:00"), null);
        Assert.Equal([2.0, 3], _stored.Queries.ReadSamples(new SeriesQuery { Name = "m", Range = range }).Select(row => row.Sample.Value));
    }

    [Fact]
    public void Samples_stream()
    {
        const int Count = 50_000;
        _stored.Add("m", "", [.. Enumerable.Range(0, Count).Select(i => new Sample(i, i))]);
        Assert.InRange(RowsAfterRemoval(_stored.Queries.ReadSamples(new SeriesQuery { Name = "m" })), 1, Count / 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Buckets_stream_also_when_series_are_merged(int seriesCount)
    {
        const int Count = 400_000;
        for (int series = 0; series < seriesCount; series++)
        {
            _stored.Add("m", $"s={series}", [.. Enumerable.Range(0, Count / seriesCount).Select(i => new Sample(i * 100L * seriesCount, i))]);
        }

        var query = new SeriesQuery { Name = "m", Interval = TimeSpan.FromMilliseconds(100 * seriesCount), GroupBy = [] };
        Assert.InRange(RowsAfterRemoval(_stored.Queries.ReadBuckets(query)), 1, Count / seriesCount * 3 / 4);
    }

    // What was not read yet when the first row came, is gone by then.
    private int RowsAfterRemoval<T>(IEnumerable<T> rows)
    {
        using IEnumerator<T> reader = rows.GetEnumerator();
        Assert.True(reader.MoveNext());
        _stored.Store.RemoveMetric(_stored.Store.FindMetric("m")!.Id);
        int count = 1;
        while (reader.MoveNext()) count++;
        return count;
    }
}
