namespace MetricsTools.Storage.Sqlite;

/// <summary>A disk that runs full, on a small file system of its own.</summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private const int BatchSize = 500;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(10)]
    public void A_full_disk_loses_nothing_that_was_stored_and_writing_goes_on_when_there_is_room(int megabytes)
    {
        string folder = _folder["disk"], path = Path.Combine(folder, "metrics.db"), filler = Path.Combine(folder, "filler");
        using Mount mount = Mount.Small(folder, megabytes);
        File.WriteAllBytes(filler, new byte[1024 * 1024]);
        int acknowledged = 0;
        using (SqliteMetricStore store = StoreFolder.Open(path, isSession: true))
        {
            ErrorId id = StoreFolder.FailureOf(() =>
            {
                while (true)
                {
                    Append(store, acknowledged);
                    acknowledged++;
                }
            });
            Assert.Equal(ErrorId.StoreFull, id);
            Assert.Equal(Expected(acknowledged), StoreFolder.Values(store));

            File.Delete(filler);
            Append(store, acknowledged);
            acknowledged++;
            Assert.Equal(Expected(acknowledged), StoreFolder.Values(store));
        }

        using (SqliteMetricStore reader = StoreFolder.Open(path, StoreAccess.Read)) Assert.Equal(acknowledged * BatchSize, reader.GetStatistics().SampleCount);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(path));
    }

    [Fact]
    public void A_store_cannot_be_made_on_a_full_disk_and_can_when_there_is_room()
    {
        string folder = _folder["disk"], path = Path.Combine(folder, "metrics.db"), filler = Path.Combine(folder, "filler");
        using Mount mount = Mount.Small(folder, 1);
        File.WriteAllBytes(filler, new byte[(1024 * 1024) - 8192]);
        Assert.Equal(ErrorId.StoreFull, StoreFolder.OpenFailure(path, StoreAccess.Write));
        File.Delete(filler);
        using (SqliteMetricStore store = StoreFolder.Open(path)) StoreFolder.Append(store, 3);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(path));
    }

    // Values that no codec makes small.
    private static double Value(int i) => BitConverter.Int64BitsToDouble(((long)i * 0x1E3779B97F4A7C15) & 0x3FFF_FFFF_FFFF_FFFF);

    private static double[] Expected(int batches) => [.. Enumerable.Range(0, batches * BatchSize).Select(Value)];

    private static void Append(SqliteMetricStore store, int batch)
    {
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(batch * BatchSize, BatchSize).Select(i => new MetricsTools.Model.SeriesSample(series, i, Value(i)))], store.Epoch));
    }
}
