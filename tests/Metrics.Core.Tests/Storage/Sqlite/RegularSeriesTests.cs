using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Parts of series that are sampled at even steps, whose times need not be decoded to be cut.</summary>
public sealed class RegularSeriesTests : IDisposable
{
    private const int Count = 20_000;
    private const long Step = 10_000;

    private readonly StoreFolder _folder = new();

    public RegularSeriesTests()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(0, Count).Select(i => new SeriesSample(series, i * Step, i))], store.Epoch));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 10_000)]
    [InlineData(1, 10_001)]
    [InlineData(9_999, 20_001)]
    [InlineData(10_000, 20_000)]
    [InlineData(41_234_567, 44_834_567)]
    [InlineData(199_989_999, 200_000_000)]
    [InlineData(-5, 199_990_001)]
    [InlineData(10_001, 19_999)]
    public void A_part_has_its_own_times_and_values(long start, long end)
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        long series = StoreFolder.AddSeries(store);
        Sample[] expected = [.. Enumerable.Range(0, Count).Select(i => new Sample(i * Step, i)).Where(sample => sample.Timestamp >= start && sample.Timestamp < end)];
        Assert.Equal(expected, store.ReadSamples(series, new TimeRange(start, end)).SelectMany(chunk => chunk.ToArray()));
        Assert.Equal(expected.Skip(Math.Max(0, expected.Length - 3)), store.ReadNewestSamples(series, new TimeRange(start, end), 3));

        // Times are told without being decoded, too.
        SampleCursor cursor = store.ReadSampleWindow([series], new TimeRange(start, end), Count).Read(0, new TimeRange(start, end));
        var edges = new List<(long First, long Last)>();
        while (cursor.MoveNext()) edges.Add((cursor.First, cursor.Last));
        Assert.Equal(expected.Length == 0, edges.Count == 0);
        if (edges.Count > 0) Assert.Equal((expected[0].Timestamp, expected[expected.Length - 1].Timestamp), (edges[0].First, edges[edges.Count - 1].Last));
    }

    [Fact]
    public void Steps_of_millions_of_years_are_cut_too()
    {
        const long first = -9_200_000_000_000_000_000, step = 235_000_000_000_000_000;
        long series;
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            series = StoreFolder.AddSeries(store, "wide=1");
            Assert.True(store.TryAppend([.. Enumerable.Range(0, 40).Select(i => new SeriesSample(series, first + (i * step), i))], store.Epoch));
        }

        using SqliteMetricStore reader = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        var range = new TimeRange(first + (37 * step) + 1, first + (39 * step));
        Assert.Equal([new Sample(first + (38 * step), 38)], reader.ReadSamples(series, range).SelectMany(chunk => chunk.ToArray()));
    }
}
