using MetricsTools.Model;

namespace MetricsTools.Recording;

public sealed class OperationTimerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void An_operation_gives_its_duration_in_seconds_and_one_success()
    {
        var timer = new OperationTimer("import", TagSet.Parse("source=erp"), _time);
        _time.Pass(TimeSpan.FromSeconds(2.5));
        Assert.True(timer.TryStop(out IReadOnlyList<MetricRecord> records));
        Assert.Equal(["import.duration", "import.success"], records.Select(record => record.Name));
        Assert.Equal((MetricKind.Histogram, TimeSpan.FromSeconds(2.5)), (records[0].Kind, records[0].Duration));
        Assert.Equal((MetricKind.Counter, 1.0), (records[1].Kind, records[1].Value));
        Assert.All(records, record => Assert.Equal(("source=erp", _time.Now), (record.Tags.ToString(), record.Timestamp)));
    }

    [Fact]
    public void A_failure_has_the_type_of_its_error_and_never_the_message()
    {
        var timer = new OperationTimer("import", null, _time);
        timer.AddRetry("System.TimeoutException");
        timer.Fail(new FileNotFoundException("secret"));
        Assert.True(timer.TryStop(out IReadOnlyList<MetricRecord> records));
        Assert.Equal(["import.duration", "import.failure", "import.retry"], records.Select(record => record.Name));
        Assert.Equal(["", "System.IO.FileNotFoundException", "System.TimeoutException"], records.Select(record => record.Tags["error.type"] ?? ""));
        Assert.DoesNotContain("secret", string.Concat(records), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_stopped_once_and_its_time_stands_from_then_on()
    {
        var timer = new OperationTimer("import", null, _time);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.True(timer.IsRunning);
        Assert.True(timer.TryStop(out _));
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.False(timer.TryStop(out IReadOnlyList<MetricRecord> again));
        Assert.Empty(again);
        Assert.Equal((false, TimeSpan.FromSeconds(1)), (timer.IsRunning, timer.Elapsed));
    }

    [Fact]
    public void Values_and_tags_that_are_added_belong_to_all_of_it()
    {
        var timer = new OperationTimer("import.duration", TagSet.Parse("format=xml"), _time);
        timer.AddValue("rows", 12, "{row}");
        timer.AddTag("FORMAT", "csv");
        timer.AddTag("host", "web1");
        Assert.True(timer.TryStop(out IReadOnlyList<MetricRecord> records));
        Assert.Equal(["import.duration", "import.success", "import.rows"], records.Select(record => record.Name));
        Assert.Equal((12.0, "{row}", (MetricKind?)null), (records[2].Value, records[2].Unit, records[2].Kind));
        Assert.All(records, record => Assert.Equal(("csv", "web1", 2), (record.Tags["format"], record.Tags["host"], record.Tags.Count)));
    }

    [Fact]
    public void What_is_not_acceptable_is_refused_where_it_stands()
    {
        Assert.Equal(ErrorId.NameInvalid, Assert.Throws<MetricException>(() => new OperationTimer("1st")).Id);
        var timer = new OperationTimer("import", null, _time);
        Assert.Equal(ErrorId.ValueNotFinite, Assert.Throws<MetricException>(() => timer.AddValue("rows", double.NaN)).Id);
        Assert.Equal(ErrorId.TagValueEmpty, Assert.Throws<MetricException>(() => timer.AddTag("a", "")).Id);
        Assert.Empty(timer.Tags);
    }

    [Fact]
    public void A_failure_is_counted_also_where_there_is_no_room_for_one_more_tag()
    {
        var timer = new OperationTimer("import", TagSet.Create(Enumerable.Range(0, TagSet.MaximumCount).Select(i => new Tag($"k{i}", "v"))), _time);
        timer.Fail("x");
        Assert.True(timer.TryStop(out IReadOnlyList<MetricRecord> records));
        Assert.Equal(("import.failure", TagSet.MaximumCount), (records[1].Name, records[1].Tags.Count));
    }

    [Fact]
    public void A_timer_of_a_recorder_records_when_it_is_disposed_of()
    {
        using var fixture = new BufferFixture();
        using (BufferedRecorder recorder = fixture.Record())
        {
            using (OperationTimer timer = recorder.StartTimer("import"))
            {
                fixture.Time.Pass(TimeSpan.FromMilliseconds(1500));
                timer.AddValue("rows", 3);
            }

            using (OperationTimer timer = recorder.StartTimer("import")) timer.Fail(new InvalidOperationException());
        }

        Assert.Equal([1.5, 0], fixture.Values("import.duration"));
        Assert.Equal([1], fixture.Values("import.success"));
        Assert.Equal([1], fixture.Values("import.failure"));
        Assert.Equal([3], fixture.Values("import.rows"));
    }
}
