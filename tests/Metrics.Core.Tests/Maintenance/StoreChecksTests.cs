using MetricsTools.Maintenance.Checks;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

public sealed class StoreChecksTests : IDisposable
{
    private const int PageSize = 4096;

    private static readonly MaintenanceOptions Options = new();

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_store_passes_every_check()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 3000);
        StoreCheckResult[] results = Check();
        Assert.Equal(["File", "Pages", "References", "Definitions", "Log"], results.Select(result => result.Check));
        Assert.All(results, result => Assert.Equal(CheckStatus.Ok, result.Status));
    }

    [Fact]
    public void A_store_in_use_by_another_process_passes()
    {
        using var writer = new WriterProcess(_folder.Store, long.MaxValue, 50, "a");
        for (int i = 0; i < 20; i++)
        {
            for (int j = 0; j < 5; j++) writer.ReadAcknowledged();
            Assert.All(Check(), result => Assert.Equal((CheckStatus.Ok, result.Detail), (result.Status, result.Detail)));
        }

        writer.Kill();
    }

    [Fact]
    public void A_damaged_page_is_found_and_its_table_named()
    {
        Fill(3000);
        string table = StoreFolder.Execute(_folder.Store, "SELECT name FROM sqlite_schema WHERE name = 'series'");
        long page = long.Parse(StoreFolder.Execute(_folder.Store, "SELECT rootpage FROM sqlite_schema WHERE name = 'series'"), System.Globalization.CultureInfo.InvariantCulture);

        // The end of a page holds its rows; here their places in the page are overwritten.
        Overwrite(((page - 1) * PageSize) + 8, [0xFF, 0x7F, 0xFF, 0x7F]);

        StoreCheckResult[] failed = Failed();
        Assert.Contains(failed, result => result.Check == "Pages" && result.Target == table);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_page_full_of_rubbish_is_found_wherever_it_is(int seed)
    {
        Fill(20_000);
        var random = new Random(seed);
        int pages = (int)(new FileInfo(_folder.Store).Length / PageSize);
        byte[] rubbish = new byte[PageSize];
        random.NextBytes(rubbish);
        Overwrite(random.Next(1, pages) * (long)PageSize, rubbish);
        Assert.NotEmpty(Failed());
    }

    [Fact]
    public void A_series_without_its_metric_is_found()
    {
        Fill(1);
        StoreFolder.Execute(_folder.Store, "PRAGMA foreign_keys = OFF; UPDATE series SET metric = 77");
        StoreCheckResult failed = Assert.Single(Failed());
        Assert.Equal(("References", "series"), (failed.Check, failed.Target));
    }

    [Theory]
    [InlineData("UPDATE series SET tags = 'host'", "Definitions")]
    [InlineData("UPDATE metric SET allowed_tags = '[1'", "Definitions")]
    [InlineData("DELETE FROM meta", "File")]
    [InlineData("UPDATE meta SET privacy_key = x'00'", "File")]
    [InlineData("DROP TABLE meta", "File")]
    public void Rows_that_no_store_writes_are_found(string statement, string check)
    {
        Fill(1);
        StoreFolder.Execute(_folder.Store, statement);
        Assert.Equal(check, Assert.Single(Failed()).Check);
    }

    [Fact]
    public void What_is_no_store_of_this_version_is_reported_and_left_as_it_is()
    {
        string text = _folder["text.db"], foreign = _folder["foreign.db"], newer = _folder["newer.db"];
        File.WriteAllText(text, "Dear diary, today nothing happened.");
        StoreFolder.Execute(foreign, "CREATE TABLE diary (entry TEXT)");
        using (SqliteMetricStore store = StoreFolder.Open(newer, isSession: true)) StoreFolder.Append(store, 1);
        StoreFolder.Execute(newer, "PRAGMA user_version = 99");
        Dictionary<string, string> before = _folder.Contents();
        foreach (string path in new[] { text, foreign, newer })
        {
            StoreCheckResult result = Assert.Single(StoreChecks.Run(path, Options));
            Assert.Equal(("File", CheckStatus.Failed), (result.Check, result.Status));
            Assert.Contains("untouched", result.Detail, StringComparison.Ordinal);
        }

        Assert.Equal(before, _folder.Contents());
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.FailureOf(() => Assert.Empty(StoreChecks.Run(_folder["none.db"], Options))));
    }

    [Fact]
    public void A_log_whose_header_is_damaged_is_found()
    {
        FillLog();
        Overwrite(0, [1, 2, 3, 4], "-wal");
        Assert.Equal("Log", Assert.Single(Failed()).Check);
    }

    [Fact]
    public void A_log_that_is_damaged_in_the_middle_is_found()
    {
        FillLog();
        Overwrite(32 + 24 + 100, [1, 2, 3, 4], "-wal");
        LogContent log = LogContent.Read(_folder.Store + "-wal", CancellationToken.None);
        Assert.Equal((true, 0, true), (log.HasHeader, log.CommittedFrames, log.IsBroken));
    }

    [Fact]
    public void A_log_is_read_as_SQLite_reads_it()
    {
        FillLog();
        string log = _folder.Store + "-wal";
        long frames = (new FileInfo(log).Length - 32) / (24 + PageSize);
        Assert.Equal(new LogContent(new FileInfo(log).Length, true, frames, false), LogContent.Read(log, CancellationToken.None));

        // A commit that was broken off does not count.
        using (FileStream file = File.OpenWrite(log)) file.SetLength(file.Length - 1);
        LogContent cut = LogContent.Read(log, CancellationToken.None);
        Assert.True(cut.HasHeader && !cut.IsBroken && cut.CommittedFrames < frames);
    }

    [Fact]
    public void A_check_can_be_stopped()
    {
        Fill(20_000);
        using var stopping = new CancellationTokenSource();
        MaintenanceOptions options = Options with { Cancellation = stopping.Token, Progress = _ => stopping.Cancel() };
        Assert.Throws<OperationCanceledException>(() => Assert.Empty(StoreChecks.Run(_folder.Store, options)));
    }

    private void Fill(int count)
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(store, count);
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE");
    }

    // The files as a kill would leave them: while a store is open, its log stays.
    private void FillLog()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder["open.db"]);
        for (int i = 0; i < 5; i++) StoreFolder.Append(store, 300, first: i * 300);
        StoreFolder.CopyFiles(_folder["open.db"], _folder.Store, "", "-wal");
    }

    private void Overwrite(long offset, byte[] bytes, string suffix = "")
    {
        using FileStream file = File.OpenWrite(_folder.Store + suffix);
        file.Position = offset;
        file.Write(bytes, 0, bytes.Length);
    }

    private StoreCheckResult[] Check() => [.. StoreChecks.Run(_folder.Store, Options)];

    private StoreCheckResult[] Failed() => [.. Check().Where(result => result.Status == CheckStatus.Failed)];
}
