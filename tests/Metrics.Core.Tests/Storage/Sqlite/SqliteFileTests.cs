namespace MetricsTools.Storage.Sqlite;

/// <summary>What lies on the disk, and when.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_store_and_its_folders_are_for_the_owner_alone()
    {
#if NET
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists instead of mode bits.");
            return;
        }

        string folder = _folder["a"], path = Path.Combine(folder, "b", "metrics.db");
        using SqliteMetricStore store = StoreFolder.Open(path);
        StoreFolder.Append(store, 1);
        const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "b")));
        foreach (string suffix in new[] { "", "-wal", "-shm" }) Assert.Equal(OwnerReadsAndWrites, File.GetUnixFileMode(path + suffix));
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    [Fact]
    public void A_new_store_has_the_settings_of_every_store()
    {
        StoreFolder.Open(_folder.Store, isSession: true).Dispose();
        Assert.Equal("4096", StoreFolder.Execute(_folder.Store, "PRAGMA page_size"));
        Assert.Equal("2", StoreFolder.Execute(_folder.Store, "PRAGMA auto_vacuum"));
        Assert.Equal("wal", StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode"));
        Assert.Equal("1297371953", StoreFolder.Execute(_folder.Store, "PRAGMA application_id"));
        Assert.Equal("2", StoreFolder.Execute(_folder.Store, "PRAGMA user_version"));
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void A_store_says_when_it_was_made_and_what_it_is()
    {
        var time = new FixedTime();
        using var store = SqliteMetricStore.Open(_folder.Store, new StoreOptions { Access = StoreAccess.Write, Time = time });
        StoreStatistics statistics = store.GetStatistics();
        Assert.Equal(time.Now, statistics.Created);
        Assert.Equal("wal", statistics.JournalMode);
        Assert.StartsWith("SQLite 3.", statistics.Engine, StringComparison.Ordinal);
        Assert.Equal(2, statistics.SchemaVersion);
        Assert.Equal(Directory.GetFiles(_folder.Path).Sum(file => new FileInfo(file).Length), statistics.Size);
    }

    [Fact]
    public void Reading_what_is_not_there_makes_nothing()
    {
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(_folder.Store, StoreAccess.Read));
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(Path.Combine(_folder["new"], "metrics.db"), StoreAccess.Read));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public void A_directory_is_no_store(StoreAccess access)
    {
        Assert.Equal(ErrorId.StoreIsDirectory, StoreFolder.OpenFailure(_folder.Path, access));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_path_below_a_file_is_refused()
    {
        File.WriteAllText(_folder["file"], "text");
        Assert.Equal(ErrorId.StorePathInvalid, StoreFolder.OpenFailure(Path.Combine(_folder["file"], "metrics.db"), StoreAccess.Write));
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(Path.Combine(_folder["file"], "metrics.db"), StoreAccess.Read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_no_file_can_have_is_refused(string name)
    {
        string path = name.Length == 0 ? "" : $"{_folder.Path}/{name}";
        Assert.Equal(ErrorId.StorePathInvalid, StoreFolder.OpenFailure(path, StoreAccess.Write));
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(path, StoreAccess.Read));
    }

    [Theory]
    [InlineData("what?mode=ro")]
    [InlineData("a#b")]
    [InlineData("100%")]
    [InlineData("%20%3f")]
    [InlineData("two  spaces ")]
    [InlineData("Ünïcode 数 😀")]
    [InlineData("a;b='c',\"d\"")]
    [InlineData("file:x")]
    [InlineData(":memory:")]
    [InlineData("back\\slash")]
    public void A_path_may_have_any_characters(string name)
    {
        if (OperatingSystem.IsWindows() && name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) Assert.Skip("Not a name on Windows.");
        string path = Path.Combine(_folder[name], name);
        using (SqliteMetricStore store = StoreFolder.Open(path, isSession: true)) StoreFolder.Append(store, 3);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(path));
        using (SqliteMetricStore store = StoreFolder.Open(path, isSession: true)) StoreFolder.Append(store, 2, first: 3);
        Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(path, StoreAccess.Write));
        Assert.Equal([_folder[name]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void An_empty_file_becomes_a_store_when_it_is_written_to()
    {
        File.Create(_folder.Store).Dispose();
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void An_empty_file_is_no_store_to_a_reader()
    {
        File.Create(_folder.Store).Dispose();
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(_folder.Store, StoreAccess.Read));
        Assert.Equal(0, new FileInfo(Assert.Single(Directory.GetFileSystemEntries(_folder.Path))).Length);
    }

    [Fact]
    public void An_empty_database_with_a_log_becomes_a_store_that_is_found_again()
    {
        StoreFolder.Execute(_folder.Store, "PRAGMA journal_mode = WAL");
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.OpenFailure(_folder.Store, StoreAccess.Read));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        Assert.True(File.Exists(_folder.Store + "-wal"));
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void The_last_session_to_close_leaves_no_log()
    {
        using (SqliteMetricStore first = StoreFolder.Open(_folder.Store, isSession: true))
        {
            using (SqliteMetricStore second = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(second, 3);
            StoreFolder.Append(first, 2, first: 3);
        }

        Assert.Equal([_folder.Store], Directory.GetFiles(_folder.Path));
        Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void A_one_shot_leaves_its_log_and_the_next_to_open_sees_all()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        Assert.True(new FileInfo(_folder.Store + "-wal").Length > 0);
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 2, first: 3);
        Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(_folder.Store, StoreAccess.Write));
        StoreFolder.Open(_folder.Store, isSession: true).Dispose();
        Assert.Equal([_folder.Store], Directory.GetFiles(_folder.Path));
        Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void The_index_of_the_log_may_be_missing_or_rubbish()
    {
        foreach (byte[]? index in new byte[]?[] { null, [], new byte[40_000], [.. Enumerable.Repeat((byte)0xAB, 32_768)] })
        {
            string path = _folder[$"{index?.Length ?? -1}.db"];
            using (SqliteMetricStore store = StoreFolder.Open(path)) StoreFolder.Append(store, 3);
            File.Delete(path + "-shm");
            if (index is not null) File.WriteAllBytes(path + "-shm", index);
            Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(path));
            using (SqliteMetricStore store = StoreFolder.Open(path)) StoreFolder.Append(store, 2, first: 3);
            Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(path));
        }
    }

    [Fact]
    public void A_log_that_was_removed_takes_only_what_was_in_it()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(store, 100);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 50, first: 100);
        File.Delete(_folder.Store + "-wal");
        Assert.Equal(StoreFolder.Counting(100), StoreFolder.ValuesOf(_folder.Store));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 1, first: 100);
        Assert.Equal(StoreFolder.Counting(101), StoreFolder.ValuesOf(_folder.Store));
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void A_log_of_rubbish_is_not_taken_in()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(store, 100);
        byte[] rubbish = new byte[50_000];
        new Random(3).NextBytes(rubbish);
        File.WriteAllBytes(_folder.Store + "-wal", rubbish);
        Assert.Equal(StoreFolder.Counting(100), StoreFolder.ValuesOf(_folder.Store));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store, isSession: true)) StoreFolder.Append(store, 1, first: 100);
        Assert.Equal(StoreFolder.Counting(101), StoreFolder.ValuesOf(_folder.Store));
        Assert.Equal("ok", StoreFolder.CheckIntegrity(_folder.Store));
    }

    [Fact]
    public void A_log_that_was_cut_off_holds_the_commits_before()
    {
        string live = _folder["live.db"];
        using SqliteMetricStore store = StoreFolder.Open(live);
        for (int i = 0; i < 10; i++) StoreFolder.Append(store, 10, first: i * 10);
        StoreFolder.CopyFiles(live, _folder.Store, "", "-wal");
        using (FileStream log = File.OpenWrite(_folder.Store + "-wal")) log.SetLength(log.Length - 2000);
        Assert.Equal(StoreFolder.Counting(90), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void A_log_that_a_removed_store_has_left_behind_is_not_taken_in()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 3);
        File.Delete(_folder.Store);
        using SqliteMetricStore again = StoreFolder.Open(_folder.Store);
        Assert.Empty(again.GetMetrics());
        StoreFolder.Append(again, 1);
        Assert.Equal(StoreFolder.Counting(1), StoreFolder.Values(again));
    }
}
