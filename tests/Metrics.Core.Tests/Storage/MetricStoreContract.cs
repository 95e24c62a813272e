using MetricsTools.Model;

namespace MetricsTools.Storage;

/// <summary>What every engine of a store does: each sentence of <see cref="IMetricStore"/>, on a store that begins empty.</summary>
public abstract partial class MetricStoreContract
{
    private static readonly TagSet Web1 = TagSet.Parse("host=web1");

    /// <summary>Opens the store of this test: a new instance of the same store each time.</summary>
    protected abstract IMetricStore Open(StoreAccess access = StoreAccess.Write);

    private static long AddSeries(IMetricStore store, string metric = "cpu", string tags = "") =>
        store.GetOrAddSeries(store.GetOrAddMetric(new MetricDefinition { Name = metric }).Id, TagSet.Parse(tags), int.MaxValue)!.Value;

    private static void Append(IMetricStore store, long series, params Sample[] samples) =>
        Assert.True(store.TryAppend([.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value))], store.Epoch));

    private static void AppendReadings(IMetricStore store, long series, params Sample[] samples) =>
        Assert.True(store.TryAppend([.. samples.Select(sample => new SeriesSample(series, sample.Timestamp, sample.Value, IsCumulative: true))], store.Epoch));

    private static Sample[] Read(IMetricStore store, long series, TimeRange? range = null, int chunkLength = 8192)
    {
        var samples = new List<Sample>();
        foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(series, range ?? TimeRange.All, chunkLength))
        {
            Assert.InRange(chunk.Length, 1, chunkLength);
            samples.AddRange(chunk.Span);
        }

        return [.. samples];
    }

    private static double[] Values(IEnumerable<Sample> samples) => [.. samples.Select(sample => sample.Value)];
}
