using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

/// <summary>Files on which SQLite itself reports damage: made anew, and the old one kept beside.</summary>
public sealed class StoreRebuildTests : IDisposable
{
    private const int PageSize = 4096;
    private const int SeriesCount = 5;
    private const int SampleCount = 4000;

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Of_a_file_with_rubbish_in_some_pages_the_rest_is_kept_and_nothing_is_made_up(int seed)
    {
        long[] series = Fill();
        var random = new Random(seed);
        int pages = (int)(new FileInfo(_folder.Store).Length / PageSize);
        byte[] rubbish = new byte[PageSize];
        for (int i = 0; i < 3; i++)
        {
            random.NextBytes(rubbish);
            Overwrite(random.Next(1, pages) * (long)PageSize, rubbish);
        }

        byte[] damaged = File.ReadAllBytes(_folder.Store);
        StoreRepairReport report = Repair();

        Assert.NotEmpty(report.Steps);
        Assert.True(report.LostHours + report.LostDays == 0 || report.LostSamples > 0, "What samples say of is computed anew.");
        if (report.BackupPath is { } backup) Assert.Equal(damaged, File.ReadAllBytes(backup));
        CheckSound();
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        long kept = 0;
        for (int i = 0; i < SeriesCount; i++)
        {
            var written = new HashSet<Sample>(Expected(i));
            Sample[] read = StoreFolder.Samples(store, series[i]);
            Assert.All(read, sample => Assert.Contains(sample, written));
            Assert.Equal(read.Length, read.Distinct().Count());
            kept += read.Length;
        }

        Assert.Equal(report.KeptSamples, kept);
        Assert.Equal(kept, store.GetStatistics().SampleCount);

        // Three pages of some hundred are parts of one block or stream each.
        Assert.InRange(kept, SeriesCount * SampleCount / 2, SeriesCount * SampleCount);
        Assert.Equal(SeriesCount * SampleCount, kept + report.LostSamples);
    }

    [Fact]
    public void The_key_the_identifiers_and_the_settings_stay()
    {
        long[] series = Fill();
        byte[] key;
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            key = store.PrivacyKey;
            store.SetSetting("RetainRaw", "30d");
            store.RemoveMetric(store.GetOrAddMetric(new MetricDefinition { Name = "gone" }).Id);
            Assert.True(store.TryAppend([new(series[0], 1, 1)], store.Epoch, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        }

        SpoilIndex();
        Assert.NotNull(Repair().BackupPath);
        using SqliteMetricStore after = StoreFolder.Open(_folder.Store);
        Assert.Equal(key, after.PrivacyKey);
        Assert.Equal("30d", after.GetSettings()["RetainRaw"]);
        Assert.Equal(series, after.GetSeries(1).OrderBy(one => one.Id).Select(one => one.Id));
        Assert.Equal(3, after.GetOrAddMetric(new MetricDefinition { Name = "new" }).Id);
        Assert.True(after.TryAppend([new(series[0], 1, 1)], after.Epoch, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        Assert.Equal((SeriesCount * SampleCount) + 1, after.GetStatistics().SampleCount);
        Assert.Equal("2", StoreFolder.Execute(_folder.Store, "PRAGMA auto_vacuum"));
    }

    [Fact]
    public void A_file_that_was_cut_off_keeps_what_is_left()
    {
        Fill();
        using (FileStream file = File.OpenWrite(_folder.Store)) file.SetLength(file.Length * 9 / 10 / PageSize * PageSize);
        Assert.Contains(StoreChecks.Run(_folder.Store, new MaintenanceOptions()), result => result.Status == CheckStatus.Failed);
        StoreRepairReport report = Repair();
        Assert.NotNull(report.BackupPath);
        Assert.True(report.KeptSamples > 0, string.Join("\n", report.Steps));
        CheckSound();
    }

    [Fact]
    public void What_waits_in_the_log_is_kept_and_the_log_goes_with_the_old_file()
    {
        Fill();
        SpoilIndex();
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) Assert.True(store.TryAppend([new(1, 5, 77)], store.Epoch));
        Assert.True(new FileInfo(_folder.Store + "-wal").Length > 0);
        StoreRepairReport report = Repair();
        Assert.Equal((SeriesCount * SampleCount) + 1, report.KeptSamples);
        Assert.True(File.Exists(report.BackupPath + "-wal"));
        using SqliteMetricStore after = StoreFolder.Open(_folder.Store, StoreAccess.Read);
        Assert.Equal(77, StoreFolder.Samples(after, 1)[0].Value);
    }

    [Fact]
    public void While_others_use_it_the_file_stays_as_it_is()
    {
        Fill();
        using SqliteMetricStore other = StoreFolder.Open(_folder.Store);
        SpoilIndex();
        byte[] before = File.ReadAllBytes(_folder.Store);
        Assert.Equal(ErrorId.StoreInUse, StoreFolder.FailureOf(() => Repair()));
        Assert.Equal(before, File.ReadAllBytes(_folder.Store));
        Assert.Empty(Directory.GetFiles(_folder.Path, ".*"));
    }

    [Fact]
    public void A_repair_that_is_stopped_leaves_everything_as_it_was()
    {
        Fill();
        SpoilIndex();
        byte[] before = File.ReadAllBytes(_folder.Store);
        using var stopping = new CancellationTokenSource();
        var options = new MaintenanceOptions { Cancellation = stopping.Token, Progress = _ => stopping.Cancel() };
        Assert.Throws<OperationCanceledException>(() => StoreRepair.Run(_folder.Store, options));
        Assert.Equal(before, File.ReadAllBytes(_folder.Store));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*damaged*"));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 99", ErrorId.StoreNewer)]
    [InlineData("PRAGMA application_id = 77", ErrorId.StoreForeign)]
    public void What_is_no_store_of_this_version_is_left_as_it_is(string statement, ErrorId expected)
    {
        Fill();
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE; " + statement);
        Dictionary<string, string> before = _folder.Contents();
        Assert.Equal(expected, StoreFolder.FailureOf(() => StoreRepair.Diagnose(_folder.Store, new MaintenanceOptions())));
        Assert.Equal(expected, StoreFolder.FailureOf(() => Repair()));
        Assert.Equal(before, _folder.Contents());
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.FailureOf(() => StoreRepair.Run(_folder["none.db"], new MaintenanceOptions())));
    }

    private static Sample[] Expected(int series)
    {
        var random = new Random(series);
        return [.. Enumerable.Range(0, SampleCount).Select(i => new Sample((i + 1) * 600_000L, random.NextDouble()))];
    }

    private long[] Fill()
    {
        var series = new long[SeriesCount];
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true))
        {
            for (int i = 0; i < SeriesCount; i++)
            {
                long id = series[i] = StoreFolder.AddSeries(store, $"i={i}");
                Assert.True(store.TryAppend([.. Expected(i).Select(sample => new SeriesSample(id, sample.Timestamp, sample.Value))], store.Epoch));
            }

            // So that there are no pages that nothing uses.
            TimeSpan month = TimeSpan.FromDays(30);
            Assert.NotNull(store.Maintain(new RollupOptions { Retention = new RetentionPolicy(month, month, month) }));
        }

        return series;
    }

    // The index of series by their tags, which SQLite can do without.
    private void SpoilIndex()
    {
        string page = StoreFolder.Execute(_folder.Store, "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_series_1'");
        Overwrite((long.Parse(page, System.Globalization.CultureInfo.InvariantCulture) - 1) * PageSize, new byte[PageSize]);
    }

    private void Overwrite(long offset, byte[] bytes)
    {
        using FileStream file = File.OpenWrite(_folder.Store);
        file.Position = offset;
        file.Write(bytes, 0, bytes.Length);
    }

    private StoreRepairReport Repair() => StoreRepair.Run(_folder.Store, new MaintenanceOptions());

    private void CheckSound() =>
        Assert.All(StoreChecks.Run(_folder.Store, new MaintenanceOptions()), result => Assert.Equal((CheckStatus.Ok, result.Detail), (result.Status, result.Detail)));
}
