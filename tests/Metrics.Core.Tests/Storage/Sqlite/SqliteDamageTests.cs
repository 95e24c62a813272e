using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Rows that no store writes.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE metric SET allowed_tags = '[1'")]
    [InlineData("UPDATE metric SET allowed_tags = '{}'")]
    [InlineData("UPDATE metric SET retain_raw = 9223372036854775807")]
    [InlineData("UPDATE series SET tags = 'host'")]
    [InlineData("UPDATE series SET tags = 'Host=a,host=b'")]
    [InlineData("INSERT INTO hot SELECT sealed_id + 1, zeroblob(40) FROM meta")]
    [InlineData("UPDATE raw SET data = zeroblob(length(data))")]
    [InlineData("UPDATE raw SET data = x'01'")]
    public void A_row_that_cannot_be_read_is_damage(string statement)
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(store, 1);
        StoreFolder.Execute(_folder.Store, statement);
        using SqliteMetricStore damaged = StoreFolder.Open(_folder.Store);
        for (int i = 0; i < 2; i++)
        {
            var error = Assert.Throws<MetricException>(() =>
            {
                foreach (MetricDefinition metric in damaged.GetMetrics())
                {
                    foreach (Series series in damaged.GetSeries(metric.Id)) _ = damaged.ReadSamples(series.Id, TimeRange.All, 10).ToList();
                }
            });
            Assert.Equal(ErrorId.StoreCorrupt, error.Id);
            Assert.Contains(_folder.Store, error.Message, StringComparison.Ordinal);
        }
    }
}
