using MetricsTools.Model;

namespace MetricsTools.Storage.Sqlite;

/// <summary>A store of the first version is brought to this one, whole or not at all.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreAccess.Write, true)]
    [InlineData(StoreAccess.Write, false)]
    [InlineData(StoreAccess.Read, true)]
    [InlineData(StoreAccess.Read, false)]
    public void Every_sample_and_definition_is_there_afterwards(StoreAccess access, bool isSession)
    {
        FirstVersion.CopyTo(_folder.Store);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, access, isSession)) FirstVersion.Check(store);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) FirstVersion.Check(store);
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "SELECT count(*) FROM sqlite_schema WHERE name = 'sample'"));
    }

    [Fact]
    public void Recording_goes_on_where_the_first_version_left_it()
    {
        FirstVersion.CopyTo(_folder.Store);
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        Series jobs = store.GetSeries(store.FindMetric("jobs.done")!.Id).Single(series => series.Tags.ToString() == "region=eu");
        const long Later = 1_800_000_000_000;
        Assert.True(store.TryAppend([new(jobs.Id, Later, 136, IsCumulative: true)], store.Epoch));
        Assert.Equal([new Sample(Later, 7)], store.ReadNewestSamples(jobs.Id, TimeRange.All, 1));
        Assert.Equal(10, StoreFolder.AddSeries(store));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nothing_can_be_written_it_is_read_and_stays_as_it_is(bool hasLog)
    {
        string source = Path.Combine(_folder["source"], "metrics.db");
        Directory.CreateDirectory(_folder["source"]);
        FirstVersion.CopyTo(source);
        if (hasLog)
        {
            using Microsoft.Data.Sqlite.SqliteConnection other = StoreFolder.Connect(source);
            StoreFolder.Execute(other, "PRAGMA wal_autocheckpoint = 0; UPDATE metric SET unit = 'x' WHERE name = 'unused'; UPDATE metric SET unit = NULL WHERE name = 'unused'");
            Directory.CreateDirectory(_folder["copy"]);
            StoreFolder.CopyFiles(source, Path.Combine(_folder["copy"], "metrics.db"), "", "-wal");
        }

        string place = hasLog ? _folder["copy"] : _folder["source"];
        byte[] before = File.ReadAllBytes(Path.Combine(place, "metrics.db"));
        using (Mount.ReadOnly(place, _folder["read-only"]))
        {
            string store = Path.Combine(_folder["read-only"], "metrics.db");
            using (SqliteMetricStore reader = StoreFolder.Open(store, StoreAccess.Read)) FirstVersion.Check(reader);
            Assert.Equal(ErrorId.StoreReadOnly, StoreFolder.OpenFailure(store, StoreAccess.Write));
        }

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(place, "metrics.db")));
    }

    [Fact]
    public void Many_that_open_it_at_once_upgrade_it_once()
    {
        for (int round = 0; round < 10; round++)
        {
            string path = _folder[$"{round}.db"];
            FirstVersion.CopyTo(path);
            Simultaneously.Run(4, _ =>
            {
                using SqliteMetricStore store = StoreFolder.Open(path);
                FirstVersion.Check(store);
            });
        }
    }

    [Fact]
    public void A_process_that_is_killed_meanwhile_leaves_the_old_store_or_the_new_one()
    {
        const int Rounds = 20;
        var random = new Random(7);
        for (int round = 0; round < Rounds; round++)
        {
            string path = _folder[$"{round}.db"];
            FirstVersion.CopyTo(path);
            using (var writer = new WriterProcess(path, 1, 1, "a")) writer.KillWithin(TimeSpan.FromMilliseconds(random.Next(40, 300)));
            using SqliteMetricStore store = StoreFolder.Open(path);
            FirstVersion.Check(store);
            Assert.Equal("ok", StoreFolder.CheckIntegrity(path));
        }
    }
}
