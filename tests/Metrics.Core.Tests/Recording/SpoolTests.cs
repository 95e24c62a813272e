using MetricsTools.Model;
using MetricsTools.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace MetricsTools.Recording;

/// <summary>What becomes of samples that a store does not take.</summary>
public sealed class SpoolTests : IDisposable
{
    private readonly BufferFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_flush_that_fails_is_tried_again_after_one_second_and_two_and_then_reported_once_and_spooled()
    {
        _fixture.Prepare(static _ => { });
        using BufferedRecorder recorder = _fixture.Record();
        using (_fixture.Lock())
        {
            Add(recorder, 20);
            Assert.Equal(20, recorder.PendingCount);
            _fixture.Time.Pass(TimeSpan.FromSeconds(2.9));
            Assert.Empty(_fixture.SpoolFiles);
            Assert.Empty(recorder.TakeReports());
            _fixture.Time.Pass(TimeSpan.FromSeconds(0.2));
            Assert.Equal(0, recorder.PendingCount);
            string report = Assert.Single(recorder.TakeReports());
            Assert.StartsWith("Failed to submit samples after 3 attempts: ", report, StringComparison.Ordinal);
            Assert.Contains(Assert.Single(_fixture.SpoolFiles), report, StringComparison.Ordinal);

            Add(recorder, 20);
            _fixture.Time.Pass(TimeSpan.FromSeconds(20));
            Assert.Empty(recorder.TakeReports());
            Assert.Equal(0, recorder.PendingCount);
        }

        Assert.Equal(0, _fixture.SampleCount);
        Add(recorder, 1);
        Assert.True(recorder.Flush());
        Assert.Equal(41, _fixture.SampleCount);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void A_flush_that_succeeds_in_the_end_leaves_no_trace()
    {
        _fixture.Prepare(static _ => { });
        using BufferedRecorder recorder = _fixture.Record();
        using (_fixture.Lock()) Add(recorder, 20);
        Add(recorder, 30);
        Assert.Equal(0, _fixture.SampleCount);
        _fixture.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(20 + 30, _fixture.SampleCount);
        Assert.Empty(recorder.TakeReports());
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Usage_events_are_called_so()
    {
        _fixture.Prepare(static _ => { });
        using BufferedRecorder recorder = _fixture.Record();
        using SqliteConnection locked = _fixture.Lock();
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "events", Kind = MetricKind.Counter, Value = 1 }, BufferOptions.UsageEvents);
        _fixture.Time.Pass(TimeSpan.FromSeconds(3));
        Assert.StartsWith("Failed to submit usage events after 3 attempts: ", Assert.Single(recorder.TakeReports()), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_ends_tries_once_and_spools_and_another_takes_it_in()
    {
        _fixture.Prepare(static _ => { });
        using (_fixture.Lock())
        {
            BufferedRecorder ending = _fixture.Record();
            Add(ending, 7);
            ending.Dispose();
            Assert.Single(_fixture.SpoolFiles);
        }

        using BufferedRecorder next = _fixture.Record();
        Add(next, 1);
        next.Flush();
        Assert.Equal(8, _fixture.SampleCount);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void A_record_comes_out_of_the_spool_as_it_went_in()
    {
        _fixture.Prepare(static _ => { });
        long then = _fixture.Time.Now - 1234;
        Spool(
            new MetricRecord { Name = "took", Kind = MetricKind.Histogram, Unit = "ms", Duration = TimeSpan.FromSeconds(2), Tags = TagSet.Parse("host=web1,region=é"), Timestamp = then },
            new MetricRecord { Name = "visitors", Kind = MetricKind.Set, Member = "anna" },
            new MetricRecord { Name = "received", Value = 10, IsCumulative = true },
            new MetricRecord { Name = "received", Value = 15, IsCumulative = true },
            new MetricRecord { Name = "cold", Value = -0.1 });
        TakeIn();
        Assert.Equal(new Sample(then, 2000), Assert.Single(_fixture.Samples("took")));
        Assert.Equal("host=web1,region=é", Assert.Single(_fixture.Read(store => store.GetSeries(store.FindMetric("took")!.Id))).Tags.ToString());
        Assert.Equal([0, 5], _fixture.Values("received"));
        Assert.Equal([-0.1], _fixture.Values("cold"));
        using (BufferedRecorder recorder = _fixture.Record()) recorder.Add(new MetricRecord { Name = "visitors", Member = "anna", Value = double.NaN });
        Assert.Single(_fixture.Values("visitors").Distinct());
    }

    [Fact]
    public void Personal_data_is_hashed_in_a_spool_as_in_the_store()
    {
        var record = new MetricRecord { Name = "logins", Tags = TagSet.Parse("user=anna@example.com") };
        var member = new MetricRecord { Name = "who", Kind = MetricKind.Set, Member = "anna@example.com" };
        using (BufferedRecorder recorder = _fixture.Record())
        {
            recorder.Add(record);
            recorder.Add(member);
        }

        Spool(record, member);
        Assert.False(File.ReadAllBytes(Assert.Single(_fixture.SpoolFiles)).AsSpan().IndexOf("anna@"u8) >= 0);
        TakeIn();
        Assert.Equal(2, _fixture.Values("logins").Length);
        Assert.Equal(2, _fixture.Values("who").Length);
        Assert.Single(_fixture.Values("who").Distinct());
        Assert.Single(_fixture.Read(store => store.GetSeries(store.FindMetric("logins")!.Id)));
    }

    [Fact]
    public void A_file_that_is_there_again_is_not_taken_in_twice()
    {
        _fixture.Prepare(static _ => { });
        Spool(new MetricRecord { Name = "jobs", Value = 1 });
        string file = Assert.Single(_fixture.SpoolFiles);
        byte[] content = File.ReadAllBytes(file);
        TakeIn();
        File.WriteAllBytes(file, content);
        _fixture.Time.Pass(TimeSpan.FromMinutes(2));
        TakeIn();
        Assert.Equal([1], _fixture.Values("jobs"));
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Several_who_take_in_at_once_store_each_sample_once()
    {
        _fixture.Prepare(static _ => { });
        for (int i = 0; i < 30; i++) Spool(new MetricRecord { Name = "jobs", Value = i });
        Assert.Equal(30, _fixture.SpoolFiles.Length);
        Simultaneously.Run(4, _ => TakeIn(wait: TimeSpan.FromSeconds(30)));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (double)i), _fixture.Values("jobs").OrderBy(value => value));
        TakeIn();
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Several_processes_that_take_in_at_once_store_each_sample_once()
    {
        _fixture.Prepare(static _ => { });
        for (int i = 0; i < 20; i++) Spool(new MetricRecord { Name = "jobs", Value = i });
        WriterProcess[] writers = [.. Enumerable.Range(0, 3).Select(_ => WriterProcess.Buffering(_fixture.Path, 20))];
        Assert.All(writers, writer => Assert.Equal(0, writer.Finish()));
        foreach (WriterProcess writer in writers) writer.Dispose();
        Assert.Equal(20, _fixture.Values("jobs").Length);
        Assert.Equal(60, _fixture.Values("work").Length);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void A_process_that_is_killed_loses_what_was_not_flushed_and_no_more()
    {
        _fixture.Prepare(static _ => { });
        using (WriterProcess writer = WriterProcess.Buffering(_fixture.Path, 9_000))
        {
            long added = 0;
            while (_fixture.SampleCount == 0) added = writer.ReadAcknowledged()!.Value;
            writer.Kill();
            Assert.InRange(added, 1, 8_999);
        }

        Assert.InRange(_fixture.Values("work").Length, 20, 9_000);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(40)]
    public void A_file_that_was_cut_is_taken_in_up_to_the_cut(int cut)
    {
        _fixture.Prepare(static _ => { });
        Spool([1], [2, 3], [4, 5, 6]);
        string file = Assert.Single(_fixture.SpoolFiles);
        using (FileStream stream = File.OpenWrite(file)) stream.SetLength(stream.Length - cut);
        IReadOnlyList<string> reports = TakeIn();
        Assert.Equal([1, 2, 3], _fixture.Values("jobs"));
        Assert.Contains("is damaged", Assert.Single(reports), StringComparison.Ordinal);
        Assert.Empty(_fixture.SpoolFiles);
    }

    [Fact]
    public void Bytes_that_were_changed_are_not_taken_for_samples()
    {
        _fixture.Prepare(static _ => { });
        Spool([1], [2, 3]);
        string file = Assert.Single(_fixture.SpoolFiles);
        byte[] content = File.ReadAllBytes(file);
        content[content.Length - 20] ^= 0x10;
        File.WriteAllBytes(file, content);
        Assert.Single(TakeIn());
        Assert.Equal([1], _fixture.Values("jobs"));
    }

    [Fact]
    public void Where_a_store_cannot_be_the_spool_lies_in_a_folder_of_the_user()
    {
        // A file stands where the store's folder should.
        string place = _fixture["gone"];
        File.WriteAllText(place, "");
        string store = Path.Combine(place, "metrics.db");
        BufferedRecorder recorder = _fixture.Record(path: store);
        Add(recorder, 20);
        _fixture.Time.Pass(TimeSpan.FromSeconds(3));
        Assert.Contains(_fixture.SpoolFolder, Assert.Single(recorder.TakeReports()), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_fixture.SpoolFolder));
#if NET
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(_fixture.SpoolFolder)[0]));
#endif

        File.Delete(place);
        Add(recorder, 1);
        Assert.True(recorder.Flush());
        recorder.Dispose();
        Assert.Empty(Directory.GetFiles(_fixture.SpoolFolder));
        using var stored = SqliteMetricStore.Open(store, new Storage.StoreOptions());
        Assert.Equal(21, stored.GetStatistics().SampleCount);
    }

    [Fact]
    public void A_spool_has_an_end_and_what_is_lost_is_counted_and_said()
    {
        _fixture.Prepare(static _ => { });
        using BufferedRecorder recorder = _fixture.Record(static options => options with { MaximumSpool = 1500 });
        using (_fixture.Lock())
        {
            for (int i = 0; i < 5; i++)
            {
                Add(recorder, 20);
                _fixture.Time.Pass(TimeSpan.FromSeconds(10));
            }

            Assert.InRange(_fixture.SpoolFiles.Sum(static file => new FileInfo(file).Length), 1, 1500);
            Assert.InRange(recorder.LostCount, 20, 80);
            Assert.Contains(recorder.TakeReports(), static report => report.Contains("were lost", StringComparison.Ordinal));
        }

        long lost = recorder.LostCount;
        recorder.Flush();
        Add(recorder, 1);
        recorder.Flush();
        Assert.Equal(100 + 1 - lost, _fixture.SampleCount);
    }

    [Fact]
    public void However_much_comes_while_a_store_is_locked_the_memory_has_an_end()
    {
        _fixture.Prepare(static _ => { });
        using BufferedRecorder recorder = _fixture.Record(static options => options with { MaximumPending = 100 });
        using (_fixture.Lock())
        {
            for (int i = 0; i < 50; i++)
            {
                Add(recorder, 20);
                Assert.InRange(recorder.PendingCount, 1, 120);
            }
        }

        recorder.Flush();
        Assert.Equal(1000, _fixture.SampleCount);
        Assert.Equal(0, recorder.LostCount);
    }

    [Fact]
    public void A_full_disk_under_the_store_and_its_spool_leads_to_another_place()
    {
        string folder = _fixture["small"];
        using Mount mount = Mount.Small(folder, 1);
        File.WriteAllBytes(Path.Combine(folder, "ballast"), new byte[1024 * 1024 - 4096]);
        using BufferedRecorder recorder = _fixture.Record(path: Path.Combine(folder, "metrics.db"));
        Add(recorder, 20);
        _fixture.Time.Pass(TimeSpan.FromSeconds(3));
        Add(recorder, 9000);
        _fixture.Time.Pass(TimeSpan.FromSeconds(20));
        Assert.StartsWith("Failed to submit samples after 3 attempts: ", recorder.TakeReports()[0], StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(_fixture.SpoolFolder));

        File.Delete(Path.Combine(folder, "ballast"));
        Add(recorder, 1);
        Assert.True(recorder.Flush());
        Assert.Equal(0, recorder.LostCount);
        Assert.Empty(Directory.GetFiles(_fixture.SpoolFolder));
        using var stored = SqliteMetricStore.Open(recorder.Location, new Storage.StoreOptions());
        Assert.Equal(9021, stored.GetStatistics().SampleCount);
    }

    private static void Add(BufferedRecorder recorder, int count)
    {
        for (int i = 0; i < count; i++) recorder.Add(new MetricRecord { Name = "jobs", Value = i });
    }

    /// <summary>Spools records as a process does that ends while the store is locked.</summary>
    private void Spool(params MetricRecord[] records)
    {
        using SqliteConnection locked = _fixture.Lock();
        using BufferedRecorder recorder = _fixture.Record();
        foreach (MetricRecord record in records) recorder.Add(record);
    }

    /// <summary>Spools batches into one file.</summary>
    private void Spool(params double[][] batches)
    {
        using SqliteConnection locked = _fixture.Lock();
        using BufferedRecorder recorder = _fixture.Record(static options => options with { RetryDelays = [] });
        foreach (double[] batch in batches)
        {
            foreach (double value in batch) recorder.Add(new MetricRecord { Name = "jobs", Value = value });
            recorder.Flush();
        }
    }

    private IReadOnlyList<string> TakeIn(TimeSpan? wait = null)
    {
        using BufferedRecorder recorder = _fixture.Record(options => options with { LockTimeout = wait ?? TimeSpan.Zero });
        recorder.Add(new MetricRecord { Name = "other", Value = 0 });
        Assert.True(recorder.Flush());
        return recorder.TakeReports();
    }
}
