using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>Stores where nothing can be written. Mode bits do not hold root back, so the place is a real read-only mount.</summary>
public sealed class SqliteReadOnlyPlaceTests : IDisposable
{
    private readonly StoreFolder _folder = new();
    private readonly string _source;
    private readonly string _store;

    public SqliteReadOnlyPlaceTests()
    {
        _source = Path.Combine(_folder["source"], "metrics.db");
        _store = Path.Combine(_folder["read-only"], "metrics.db");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_without_a_log_is_read(bool isSession)
    {
        using (SqliteMetricStore store = StoreFolder.Open(_source, isSession: true)) StoreFolder.Append(store, 50);
        using Mount mount = ReadOnly();
        using SqliteMetricStore reader = StoreFolder.Open(_store, StoreAccess.Read, isSession);
        Assert.Equal(StoreFolder.Counting(50), StoreFolder.Values(reader));
        Assert.Equal(_store, reader.Location);
        Assert.Equal(new FileInfo(_source).Length, reader.GetStatistics().Size);
        Assert.Single(Directory.GetFiles(_folder["source"]));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_store_with_a_log_is_read_with_the_samples_in_the_log(bool hasIndex, bool isSession)
    {
        MakeWithLog(hasIndex);
        using Mount mount = ReadOnly();
        string temporary = Directory.CreateDirectory(_folder["temporary"]).FullName;
        var options = new StoreOptions { Access = StoreAccess.Read, IsSession = isSession, TemporaryFolder = temporary };
        using (var reader = SqliteMetricStore.Open(_store, options))
        {
            Assert.Equal(StoreFolder.Counting(107), StoreFolder.Values(reader));
            Assert.Equal([105.0, 106.0], reader.ReadNewestSamples(StoreFolder.AddSeries(reader), TimeRange.All, 2).Select(sample => sample.Value));
            Assert.Equal(_store, reader.Location);
            Assert.Equal(hasIndex ? 0 : 1, Directory.GetDirectories(temporary).Length);
        }

        Assert.Empty(Directory.GetDirectories(temporary));
    }

    [Fact]
    public void An_empty_log_beside_a_store_does_no_harm()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_source, isSession: true)) StoreFolder.Append(store, 50);
        File.Create(_source + "-wal").Dispose();
        using Mount mount = ReadOnly();
        Assert.Equal(StoreFolder.Counting(50), StoreFolder.ValuesOf(_store));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_written_through_a_reader(bool hasLog)
    {
        if (hasLog) MakeWithLog(hasIndex: false);
        else StoreFolder.Open(_source, isSession: true).Dispose();
        using Mount mount = ReadOnly();
        using SqliteMetricStore reader = StoreFolder.Open(_store, StoreAccess.Read);
        Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.FailureOf(() => reader.GetOrAddMetric(new MetricDefinition { Name = "new" })));
        Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.FailureOf(() => reader.TryAppend([new(1, 1, 1)], 1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Opening_to_write_says_that_it_is_read_only(bool hasLog)
    {
        if (hasLog) MakeWithLog(hasIndex: false);
        else StoreFolder.Open(_source, isSession: true).Dispose();
        using Mount mount = ReadOnly();
        Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.OpenFailure(_store, StoreAccess.Write));
    }

    [Fact]
    public void Making_a_store_says_that_the_place_is_read_only()
    {
        Directory.CreateDirectory(_folder["source"]);
        using Mount mount = ReadOnly();
        Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.OpenFailure(_store, StoreAccess.Write));
        Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.OpenFailure(Path.Combine(_folder["read-only"], "new", "metrics.db"), StoreAccess.Write));
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(_store, StoreAccess.Read));
    }

    [Fact]
    public void What_is_no_store_is_refused_there_too()
    {
        Directory.CreateDirectory(_folder["source"]);
        File.WriteAllText(_source, "text");
        using Mount mount = ReadOnly();
        Assert.Equal(ErrorId.StoreNotDatabase, StoreFolder.OpenFailure(_store, StoreAccess.Read));
    }

    private Mount ReadOnly() => Mount.ReadOnly(_folder["source"], _folder["read-only"]);

    /// <summary>A store of 107 samples, 7 of them in the log alone.</summary>
    private void MakeWithLog(bool hasIndex)
    {
        string live = Path.Combine(_folder["live"], "metrics.db");
        Directory.CreateDirectory(_folder["source"]);
        using (SqliteMetricStore store = StoreFolder.Open(live, isSession: true)) StoreFolder.Append(store, 100);
        using (SqliteMetricStore store = StoreFolder.Open(live)) StoreFolder.Append(store, 7, first: 100);
        StoreFolder.CopyFiles(live, _source, hasIndex ? ["", "-wal", "-shm"] : ["", "-wal"]);
    }
}
