using MetricsTools.Maintenance.Checks;
using MetricsTools.Model;
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
        Assert.Equal(["File", "Pages", "References", "Definitions", "Blocks", "Log"], results.Select(result => result.Check));
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
        FillWithNoise();
        StoreOptimizer.Run(_folder.Store, Options);
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE");

        // In a page that nothing uses it would do no harm.
        Assert.Equal("0", StoreFolder.Execute(_folder.Store, "PRAGMA freelist_count"));
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
        Assert.Equal(check, Failed()[0].Check);
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

    [Theory]
    [InlineData("raw", "2026-01-01T00:00:00.000Z")]
    [InlineData("hour", "2026-01-01T00:00:00.000Z")]
    [InlineData("day", "2025-12-26T00:00:00.000Z")]
    public void A_flipped_byte_in_any_stream_or_directory_is_found_and_its_block_named(string table, string spanStart)
    {
        long series = FillAt2026();
        string hex = StoreFolder.Execute(_folder.Store, $"SELECT hex(data) FROM {table}");
        for (int place = 0; place < hex.Length / 2; place++)
        {
            string flipped = hex.Substring(0, place * 2) + (hex[place * 2] == '0' ? '1' : '0') + hex.Substring((place * 2) + 1);
            StoreFolder.Execute(_folder.Store, $"UPDATE {table} SET data = x'{flipped}'");
            StoreCheckResult failed = Assert.Single(Failed());
            Assert.Equal(("Blocks", table), (failed.Check, failed.Target));
            Assert.Contains($"the {table} block of {spanStart}", failed.Detail, StringComparison.Ordinal);
            Assert.Contains($"with series {series}", failed.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_damaged_row_of_the_hot_log_is_found()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        for (int i = 0; i < 5; i++) StoreFolder.Append(store, 3, first: i * 3);
        StoreFolder.Execute(_folder.Store, "UPDATE hot SET data = zeroblob(length(data)) WHERE id IN (2, 4)");
        StoreCheckResult[] failed = Failed();
        Assert.Equal(2, failed.Length);
        Assert.All(failed, result => Assert.Equal(("Blocks", "hot"), (result.Check, result.Target)));
        Assert.Contains("row 2 ", failed[0].Detail, StringComparison.Ordinal);
        Assert.Contains("row 4 ", failed[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_in_one_tier_hides_none_in_another()
    {
        FillAt2026();
        foreach (string table in new[] { "raw", "hour", "day" }) StoreFolder.Execute(_folder.Store, $"UPDATE {table} SET data = x''");
        Assert.Equal(["raw", "hour", "day"], Failed().Select(result => result.Target));
    }

    [Fact]
    public void A_check_can_be_stopped()
    {
        FillWithNoise();
        using var stopping = new CancellationTokenSource();
        int called = 0;
        MaintenanceOptions options = Options with
        {
            Cancellation = stopping.Token,
            Progress = _ =>
            {
                called++;
                stopping.Cancel();
            },
        };

        // The check of pages is the first that tells how it gets on.
        var seen = new List<string>();
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (StoreCheckResult result in StoreChecks.Run(_folder.Store, options)) seen.Add(result.Check);
        });
        Assert.Equal(1, called);
        Assert.Equal(["File"], seen);
    }

    [Fact]
    public void A_check_of_blocks_can_be_stopped()
    {
        FillWithNoise();
        using var stopping = new CancellationTokenSource();
        var seen = new List<string>();
        MaintenanceOptions options = Options with
        {
            Cancellation = stopping.Token,
            Progress = _ =>
            {
                if (seen.Contains("Definitions")) stopping.Cancel();
            },
        };
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (StoreCheckResult result in StoreChecks.Run(_folder.Store, options)) seen.Add(result.Check);
        });
        Assert.Equal("Definitions", seen[seen.Count - 1]);
    }

    private void FillWithNoise()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.AppendNoise(store, 20_000);
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = DELETE");
    }

    private long FillAt2026()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true);
        long series = StoreFolder.AddSeries(store);
        Assert.True(store.TryAppend([.. Enumerable.Range(0, 20).Select(i => new SeriesSample(series, 1_767_225_600_000 + (i * 1000), i * 0.5))], store.Epoch));
        return series;
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
