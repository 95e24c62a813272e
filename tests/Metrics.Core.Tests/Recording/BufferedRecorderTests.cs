using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Recording;

/// <summary>When what is added to a buffer reaches the store.</summary>
public sealed class BufferedRecorderTests : IDisposable
{
    private readonly BufferFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Twenty_samples_are_stored_at_once_and_fewer_after_ten_seconds()
    {
        using BufferedRecorder recorder = _fixture.Record();
        for (int i = 0; i < 19; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        Assert.Equal(19, recorder.PendingCount);
        Assert.False(File.Exists(_fixture.Path));
        recorder.Add(new MetricRecord { Name = "cpu", Value = 19 });
        Assert.Equal(0, recorder.PendingCount);
        Assert.Equal(20, _fixture.SampleCount);

        recorder.Add(new MetricRecord { Name = "cpu", Value = 20 });
        _fixture.Time.Pass(TimeSpan.FromSeconds(9.9));
        Assert.Equal(20, _fixture.SampleCount);
        _fixture.Time.Pass(TimeSpan.FromSeconds(0.2));
        Assert.Equal(21, _fixture.SampleCount);
        Assert.Empty(recorder.TakeReports());
    }

    [Fact]
    public void A_sample_has_the_time_when_it_was_added_and_not_when_it_was_stored()
    {
        using BufferedRecorder recorder = _fixture.Record();
        long added = _fixture.Time.Now;
        recorder.Add(new MetricRecord { Name = "cpu", Value = 1 });
        recorder.Add(new MetricRecord { Name = "cpu", Value = 2, Timestamp = added - 5000 });
        _fixture.Time.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal([added - 5000, added], _fixture.Samples("cpu").Select(sample => sample.Timestamp));
    }

    [Fact]
    public void Flushing_and_disposing_store_what_was_added_once()
    {
        BufferedRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "cpu", Value = 1 });
        Assert.True(recorder.Flush());
        Assert.True(recorder.Flush());
        Assert.Equal([1], _fixture.Values("cpu"));
        recorder.Add(new MetricRecord { Name = "cpu", Value = 2 });
        recorder.Dispose();
        recorder.Dispose();
        Assert.Equal([1, 2], _fixture.Values("cpu"));
        Assert.Throws<ObjectDisposedException>(() => recorder.Add(new MetricRecord { Name = "cpu", Value = 3 }));
    }

    [Fact]
    public void Members_durations_and_readings_become_numbers_when_they_are_stored()
    {
        _fixture.Prepare(store => store.GetOrAddMetric(new MetricDefinition { Name = "took", Kind = MetricKind.Histogram, Unit = "ms" }));
        using (BufferedRecorder recorder = _fixture.Record())
        {
            recorder.Add(new MetricRecord { Name = "visitors", Kind = MetricKind.Set, Member = "anna" });
            recorder.Add(new MetricRecord { Name = "visitors", Value = double.NaN, Member = "berta" });
            recorder.Add(new MetricRecord { Name = "visitors", Value = 7, Member = "7" });
            recorder.Add(new MetricRecord { Name = "took", Duration = TimeSpan.FromSeconds(1.5) });
            recorder.Add(new MetricRecord { Name = "lasted", Duration = TimeSpan.FromSeconds(1.5) });
            recorder.Add(new MetricRecord { Name = "received", Value = 100, IsCumulative = true });
            recorder.Add(new MetricRecord { Name = "received", Value = 140, IsCumulative = true });
        }

        Assert.Equal(3, _fixture.Values("visitors").Distinct().Count());
        Assert.DoesNotContain(7, _fixture.Values("visitors"));
        Assert.Equal([1500], _fixture.Values("took"));
        Assert.Equal([1.5], _fixture.Values("lasted"));
        Assert.Equal([0, 40], _fixture.Values("received"));
        Assert.Equal("s", _fixture.Definition("lasted").Unit);
    }

    [Fact]
    public void A_record_that_is_not_acceptable_is_reported_and_the_others_are_stored()
    {
        using BufferedRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = 1 });
        recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Gauge, Value = 2 });
        recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Gauge, Value = 3 });
        recorder.Add(new MetricRecord { Name = "who", Value = double.NaN, Member = "anna" });
        recorder.Add(new MetricRecord { Name = "jobs", Value = 4 });
        Assert.True(recorder.Flush());
        Assert.Equal([1, 4], _fixture.Values("jobs"));
        IReadOnlyList<string> reports = recorder.TakeReports();
        Assert.Contains(reports, report => report.StartsWith("2 samples were not recorded: 'jobs' is a Counter", StringComparison.Ordinal));
        Assert.Contains(reports, report => report.StartsWith("One sample was not recorded: 'anna' is not a number", StringComparison.Ordinal));
        Assert.Empty(recorder.TakeReports());
        Assert.False(_fixture.Knows("who"));
    }

    [Fact]
    public void What_can_be_told_without_the_store_is_told_at_once()
    {
        using BufferedRecorder recorder = _fixture.Record();
        Assert.Equal(ErrorId.NameInvalid, Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "9", Value = 1 })).Id);
        Assert.Equal(ErrorId.ValueNotFinite, Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "a", Value = double.NaN })).Id);
        Assert.Equal(ErrorId.CounterNegative, Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "a", Kind = MetricKind.Counter, Value = -1 })).Id);
        Assert.Equal(ErrorId.UnitNotTime, Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "a", Unit = "By", Duration = TimeSpan.Zero })).Id);
        Assert.Equal(0, recorder.PendingCount);
    }

    [Fact]
    public void The_file_is_let_go_of_when_nothing_comes()
    {
        using BufferedRecorder recorder = _fixture.Record();
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        Assert.Equal(1, _fixture.OpenCount);
        _fixture.Time.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal(0, _fixture.OpenCount);
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        Assert.Equal(40, _fixture.SampleCount);
    }

    [Fact]
    public void A_store_that_was_removed_is_made_anew()
    {
        using BufferedRecorder recorder = _fixture.Record();
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        foreach (string suffix in new[] { "", "-wal", "-shm" }) File.Delete(_fixture.Path + suffix);
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        Assert.Equal(20, _fixture.SampleCount);
    }

    [Fact]
    public void Eight_threads_lose_nothing()
    {
        using BufferedRecorder recorder = _fixture.Record(options => options with { RunAside = static work => ThreadPool.QueueUserWorkItem(_ => work()) });
        Simultaneously.Run(8, thread =>
        {
            for (int i = 0; i < 500; i++) recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = 1, Tags = TagSet.Create([new Tag("thread", $"{thread}")]) });
        });
        Assert.True(recorder.Flush());
        Assert.Equal(4000, _fixture.SampleCount);
        Assert.Equal(0, recorder.PendingCount);
    }

    [Fact]
    public void Nothing_is_recorded_while_recording_is_off_and_it_is_noticed_when_it_is_on_again()
    {
        _fixture.Prepare(static store => store.SetSetting("Enabled", "false"));
        using BufferedRecorder recorder = _fixture.Record(static options => options with { RecorderOptions = null });
        for (int i = 0; i < 20; i++) recorder.Add(new MetricRecord { Name = "cpu", Value = i });
        Assert.Contains("Recording is off", recorder.WhyOff, StringComparison.Ordinal);
        recorder.Add(new MetricRecord { Name = "cpu", Value = 20 });
        Assert.Equal((0, 0), (recorder.PendingCount, _fixture.SampleCount));

        _fixture.Prepare(static store => store.SetSetting("Enabled", null));
        _fixture.Time.Pass(TimeSpan.FromSeconds(11));
        recorder.Add(new MetricRecord { Name = "cpu", Value = 21, Timestamp = _fixture.Time.Now });
        Assert.True(recorder.Flush());
        Assert.Equal([21], _fixture.Values("cpu"));
    }

    [Fact]
    public void Many_samples_that_come_while_an_attempt_fails_do_not_shorten_the_time_until_the_next()
    {
        var aside = new Queue<Action>();
        int attempts = 0;
        BufferedRecorder? recorder = null;
        using (recorder = new BufferedRecorder(_fixture.Path, Open, _fixture.Options with { RunAside = aside.Enqueue }))
        {
            AddTwenty();
            while (aside.Count > 0) aside.Dequeue()();
            Assert.Equal((1, 40), (attempts, recorder.PendingCount));
            _fixture.Time.Pass(TimeSpan.FromSeconds(0.9));
            Assert.Equal(1, attempts);
            _fixture.Time.Pass(TimeSpan.FromSeconds(0.2));
            Assert.Equal(2, attempts);
            _fixture.Time.Pass(TimeSpan.FromSeconds(2));
            Assert.Equal((3, 20), (attempts, recorder.PendingCount));
        }

        IMetricStore Open()
        {
            if (++attempts == 1) AddTwenty();
            throw new MetricException(ErrorId.StoreNotFound, _fixture.Path);
        }

        void AddTwenty()
        {
            for (int i = 0; i < 20; i++) recorder!.Add(new MetricRecord { Name = "cpu", Value = i });
        }
    }
}
