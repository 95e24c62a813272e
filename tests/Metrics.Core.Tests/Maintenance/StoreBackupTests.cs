using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.Maintenance;

public sealed class StoreBackupTests : IDisposable
{
    private static readonly MaintenanceOptions Options = new();

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_has_what_waits_in_the_log_and_is_one_file()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 5000);
        Assert.True(new FileInfo(_folder.Store + "-wal").Length > 0);

        Back();

        Assert.False(File.Exists(Copy + "-wal"));
        Assert.Equal("ok", StoreFolder.CheckIntegrity(Copy));
        Assert.Equal(StoreFolder.Counting(5000), StoreFolder.ValuesOf(Copy));
    }

    [Fact]
    public void A_backup_is_a_store_of_its_own_with_the_same_key_and_layout()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 3);
        Back();

        using SqliteMetricStore copy = StoreFolder.Open(Copy);
        Assert.Equal(store.PrivacyKey, copy.PrivacyKey);
        Assert.Equal(store.GetStatistics().Created, copy.GetStatistics().Created);
        Assert.Equal(store.GetStatistics().SchemaVersion, copy.GetStatistics().SchemaVersion);
        StoreFolder.Append(copy, 4, first: 3);
        Assert.Equal(StoreFolder.Counting(7), StoreFolder.Values(copy));
        Assert.Equal("2", StoreFolder.Execute(Copy, "PRAGMA auto_vacuum"));
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.Values(store));
    }

    [Fact]
    public void Backups_while_another_process_writes_are_whole_commits()
    {
        const int BatchSize = 100;
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 1);
        using var writer = new WriterProcess(_folder.Store, long.MaxValue, BatchSize, "a");
        long acknowledged = writer.ReadAcknowledged()!.Value;
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 20; j++) acknowledged = writer.ReadAcknowledged()!.Value;
            string copy = _folder[$"copy{i}.db"];
            StoreBackup.Create(_folder.Store, copy, replace: false, Options);

            Assert.Equal("ok", StoreFolder.CheckIntegrity(copy));
            using SqliteMetricStore store = StoreFolder.Open(copy, StoreAccess.Read);
            long series = store.GetSeries(store.FindMetric("work")!.Id).Single().Id;
            double[] values = [.. StoreFolder.Samples(store, series).Select(sample => sample.Value)];
            Assert.True(values.Length >= (acknowledged + 1) * BatchSize);
            Assert.Equal(0, values.Length % BatchSize);
        }

        writer.Kill();
    }

    [Fact]
    public void A_file_that_is_there_is_replaced_only_when_that_is_said()
    {
        Fill();
        File.WriteAllText(Copy, "notes");
        Assert.Equal(ErrorId.BackupExists, StoreFolder.FailureOf(Back));
        Assert.Equal("notes", File.ReadAllText(Copy));
        Back(replace: true);
        Assert.Equal([Copy, _folder.Store], Files());
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(Copy));
    }

    [Fact]
    public void An_old_backup_that_was_looked_at_is_replaced_with_what_lies_beside_it()
    {
        Fill();
        Back();
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(Copy));
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.Append(store, 2, first: 3);
        Back(replace: true);
        Assert.Equal([Copy, _folder.Store], Files());
        Assert.Equal(StoreFolder.Counting(5), StoreFolder.ValuesOf(Copy));
    }

    [Fact]
    public void A_store_that_others_use_is_not_replaced()
    {
        Fill();
        using SqliteMetricStore used = StoreFolder.Open(Copy);
        Assert.Equal(ErrorId.BackupInUse, StoreFolder.FailureOf(() => Back(replace: true)));
        StoreFolder.Append(used, 4);
        Assert.Equal(ErrorId.BackupInUse, StoreFolder.FailureOf(() => Back(replace: true)));
        Assert.Equal(StoreFolder.Counting(4), StoreFolder.Values(used));
    }

    [Fact]
    public void The_store_itself_and_what_belongs_to_it_are_not_written_over()
    {
        Fill();
        List<string> paths = [_folder.Store, _folder.Store + "-wal", _folder.Store + "-shm"];
#if NET
        paths.Add(_folder["link.db"]);
        File.CreateSymbolicLink(_folder["link.db"], _folder.Store);
#endif
        foreach (string path in paths)
        {
            Assert.Equal(ErrorId.FileIsStore, StoreFolder.FailureOf(() => StoreBackup.Create(_folder.Store, path, replace: true, Options)));
        }

        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void A_database_of_another_program_is_left_as_it_is()
    {
        Fill();
        StoreFolder.Execute(Copy, "CREATE TABLE diary (entry TEXT)");
        byte[] before = File.ReadAllBytes(Copy);
        Assert.Equal(ErrorId.StoreForeign, StoreFolder.FailureOf(() => Back(replace: true)));
        Assert.Equal(before, File.ReadAllBytes(Copy));
    }

    [Fact]
    public void A_failure_leaves_nothing_behind()
    {
        Assert.Equal(ErrorId.StoreNotFound, StoreFolder.FailureOf(Back));
        Fill();
        Assert.Equal(ErrorId.StoreIsDirectory, StoreFolder.FailureOf(() => StoreBackup.Create(_folder.Store, _folder.Path, true, Options)));
        Assert.Throws<DirectoryNotFoundException>(() => StoreBackup.Create(_folder.Store, _folder["none/copy.db"], false, Options));
        Assert.Equal([_folder.Store], Files());
    }

    [Fact]
    public void A_backup_that_is_stopped_leaves_nothing_behind()
    {
        using var stopping = new CancellationTokenSource();
        int called = 0;
        MaintenanceOptions options = Options with
        {
            Cancellation = stopping.Token,
            Progress = percent =>
            {
                Assert.InRange(percent, 0, 99);
                called++;
                stopping.Cancel();
            },
        };
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.AppendNoise(store, 100_000);
        Assert.Throws<OperationCanceledException>(() => StoreBackup.Create(_folder.Store, Copy, false, options));
        Assert.Equal(1, called);
        Assert.Equal([_folder.Store], Files());
        Assert.Equal(StoreFolder.Noise(100_000).Select(sample => sample.Value), StoreFolder.ValuesOf(_folder.Store));
    }

    [Fact]
    public void Only_the_owner_can_open_a_backup_also_one_that_replaces_an_open_file()
    {
#if NET
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("On Windows the access list of the folder decides.");
            return;
        }

        Fill();
        Back();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
        File.SetUnixFileMode(Copy, File.GetUnixFileMode(Copy) | UnixFileMode.OtherRead);
        Back(replace: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
#else
        Assert.Skip(Desktop.HasNoUnixFiles);
#endif
    }

    [Fact]
    public void A_full_disk_is_named_and_the_old_backup_stays()
    {
        Fill();
        string folder = _folder["disk"], copy = Path.Combine(folder, "copy.db");
        using Mount mount = Mount.Small(folder, 1);
        StoreBackup.Create(_folder.Store, copy, false, Options);
        using (SqliteMetricStore store = StoreFolder.Open(_folder.Store)) StoreFolder.AppendNoise(store, 100_000);

        Assert.Equal(ErrorId.BackupDiskFull, StoreFolder.FailureOf(() => StoreBackup.Create(_folder.Store, copy, true, Options)));

        Assert.Equal([copy], Directory.GetFiles(folder));
        Assert.Equal(StoreFolder.Counting(3), StoreFolder.ValuesOf(copy));
    }

    [Fact]
    public void A_store_in_a_read_only_place_is_backed_up_with_its_log()
    {
        using (SqliteMetricStore store = StoreFolder.Open(_folder["source/metrics.db"])) StoreFolder.Append(store, 50);
        string place = _folder["place"];
        using Mount mount = Mount.ReadOnly(_folder["source"], place);
        Assert.True(new FileInfo(Path.Combine(place, "metrics.db-wal")).Length > 0);
        StoreBackup.Create(Path.Combine(place, "metrics.db"), Copy, false, Options);
        Assert.Equal(StoreFolder.Counting(50), StoreFolder.ValuesOf(Copy));
    }

    private string Copy => _folder["copy.db"];

    private void Fill()
    {
        using SqliteMetricStore store = StoreFolder.Open(_folder.Store);
        StoreFolder.Append(store, 3);
    }

    private void Back() => Back(replace: false);

    private void Back(bool replace) => StoreBackup.Create(_folder.Store, Copy, replace, Options);

    private string[] Files() =>
        [.. Directory.GetFiles(_folder.Path).Where(file => file != _folder.Store + "-wal" && file != _folder.Store + "-shm").Order(StringComparer.Ordinal)];
}
