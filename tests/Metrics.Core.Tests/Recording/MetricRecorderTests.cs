using MetricsTools.Model;

namespace MetricsTools.Recording;

public sealed class MetricRecorderTests : IDisposable
{
    private readonly RecorderFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_kind_is_fixed_at_first_use_and_a_conflict_names_the_way_out_and_stores_nothing()
    {
        using MetricRecorder recorder = _fixture.Record();
        recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = 1 });
        var error = Assert.Throws<MetricException>(
            () => recorder.Add(new MetricRecord { Name = "JOBS", Kind = MetricKind.Gauge, Value = 2, Tags = TagSet.Parse("new=series"), Unit = "s" }));
        Assert.Equal(ErrorId.KindConflict, error.Id);
        Assert.Contains("Leave -Type out, or record under another name", error.Message, StringComparison.Ordinal);
        recorder.Flush();
        Assert.Equal([1], _fixture.Values("jobs"));
        Assert.Null(_fixture.Store.FindMetric("jobs")!.Unit);
        Assert.Equal(1, _fixture.Store.GetStatistics().SeriesCount);
    }

    [Fact]
    public void A_conflict_with_what_is_stored_already_stores_nothing()
    {
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "jobs", Kind = MetricKind.Histogram });
        using MetricRecorder recorder = _fixture.Record();
        var error = Assert.Throws<MetricException>(() => recorder.Resolve("jobs", MetricKind.Counter, null, TagSet.Empty));
        Assert.Equal(ErrorId.KindConflict, error.Id);
        Assert.Equal(0, _fixture.Store.GetStatistics().SeriesCount);
    }

    [Fact]
    public void A_kind_that_is_left_out_is_the_stored_one_and_a_Gauge_at_first()
    {
        using (MetricRecorder recorder = _fixture.Record()) recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = 1 });
        using (MetricRecorder recorder = _fixture.Record())
        {
            Assert.Equal(MetricKind.Counter, recorder.Resolve("jobs", null, null, TagSet.Empty).Metric.Kind);
            Assert.Equal(MetricKind.Gauge, recorder.Resolve("cpu", null, null, TagSet.Empty).Metric.Kind);
        }
    }

    [Fact]
    public void A_unit_is_taken_from_the_first_who_names_one_and_then_stays()
    {
        using MetricRecorder recorder = _fixture.Record();
        Assert.Null(recorder.Resolve("cpu", null, null, TagSet.Empty).Metric.Unit);
        Assert.Equal("ms", recorder.Resolve("cpu", null, "ms", TagSet.Empty).Metric.Unit);
        Assert.Equal("ms", recorder.Resolve("cpu", null, null, TagSet.Empty).Metric.Unit);
        Assert.Equal("ms", _fixture.Store.FindMetric("cpu")!.Unit);
        var error = Assert.Throws<MetricException>(() => recorder.Resolve("cpu", null, "s", TagSet.Parse("new=series")));
        Assert.Equal(ErrorId.UnitConflict, error.Id);
        Assert.Equal("ms", _fixture.Store.FindMetric("cpu")!.Unit);
        Assert.Equal(1, _fixture.Store.GetStatistics().SeriesCount);
    }

    [Fact]
    public void Taking_a_unit_leaves_what_another_has_changed_in_the_meantime()
    {
        using MetricRecorder recorder = _fixture.Record();
        MetricDefinition metric = recorder.Resolve("cpu", null, null, TagSet.Empty).Metric;
        _fixture.Open().UpdateMetric(metric with { Description = "load", AllowedTags = ["host"] });
        recorder.Resolve("cpu", null, "1", TagSet.Empty);
        MetricDefinition stored = _fixture.Store.FindMetric("cpu")!;
        Assert.Equal(("1", "load"), (stored.Unit, stored.Description));
        Assert.Equal(["host"], stored.AllowedTags);
    }

    [Fact]
    public void A_unit_that_another_has_set_in_the_meantime_is_a_conflict_and_stays()
    {
        using MetricRecorder recorder = _fixture.Record();
        MetricDefinition metric = recorder.Resolve("cpu", null, null, TagSet.Empty).Metric;
        _fixture.Open().UpdateMetric(metric with { Unit = "s" });
        Assert.Equal(ErrorId.UnitConflict, Assert.Throws<MetricException>(() => recorder.Resolve("cpu", null, "ms", TagSet.Empty)).Id);
        Assert.Equal("s", _fixture.Store.FindMetric("cpu")!.Unit);
    }

    [Theory]
    [InlineData(MetricKind.Counter, -1, ErrorId.CounterNegative)]
    [InlineData(MetricKind.Counter, -double.Epsilon, ErrorId.CounterNegative)]
    [InlineData(MetricKind.Gauge, double.NaN, ErrorId.ValueNotFinite)]
    [InlineData(MetricKind.Histogram, double.PositiveInfinity, ErrorId.ValueNotFinite)]
    [InlineData(MetricKind.Counter, double.NegativeInfinity, ErrorId.ValueNotFinite)]
    public void A_value_that_is_none_of_its_kind_is_refused_and_nothing_is_stored(MetricKind kind, double value, ErrorId expected)
    {
        using MetricRecorder recorder = _fixture.Record();
        Assert.Equal(expected, Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "m", Kind = kind, Value = value })).Id);
        Assert.Null(_fixture.Store.FindMetric("m"));
        RecordedSeries series = recorder.Resolve("m", kind, null, TagSet.Empty);
        Assert.Equal(expected, Assert.Throws<MetricException>(() => recorder.Add(series, _fixture.Time.Now, value)).Id);
        Assert.Equal(0, recorder.PendingCount);
    }

    [Fact]
    public void A_value_that_is_none_of_the_stored_kind_is_refused_and_nothing_is_stored()
    {
        using MetricRecorder recorder = _fixture.Record();
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "jobs", Kind = MetricKind.Counter });
        var record = new MetricRecord { Name = "jobs", Value = -1, Unit = "s", Tags = TagSet.Parse("new=series") };
        Assert.Equal(ErrorId.CounterNegative, Assert.Throws<MetricException>(() => recorder.Add(record)).Id);
        Assert.Equal(0, _fixture.Store.GetStatistics().SeriesCount);
        Assert.Null(_fixture.Store.FindMetric("jobs")!.Unit);
    }

    [Fact]
    public void A_counter_takes_zero_and_minus_zero()
    {
        using (MetricRecorder recorder = _fixture.Record())
        {
            recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = 0 });
            recorder.Add(new MetricRecord { Name = "jobs", Kind = MetricKind.Counter, Value = -0.0 });
        }

        Assert.Equal([0, 0], _fixture.Values("jobs"));
    }

    [Theory]
    [InlineData(-62_135_596_800_000, ErrorId.TimestampTooOld)]
    [InlineData(253_402_300_799_999, ErrorId.TimestampInFuture)]
    [InlineData(long.MinValue, ErrorId.TimestampTooOld)]
    [InlineData(long.MaxValue, ErrorId.TimestampInFuture)]
    public void A_timestamp_beyond_what_is_kept_is_refused_and_nothing_is_stored(long timestamp, ErrorId expected)
    {
        using MetricRecorder recorder = _fixture.Record();
        var error = Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = "cpu", Timestamp = timestamp }));
        Assert.Equal(expected, error.Id);
        Assert.Null(_fixture.Store.FindMetric("cpu"));
    }

    [Fact]
    public void A_timestamp_may_be_a_day_ahead_and_730_days_old()
    {
        using MetricRecorder recorder = _fixture.Record();
        long now = _fixture.Time.Now, newest = now + UnixTime.Day, oldest = now - (730 * UnixTime.Day);
        RecordedSeries series = recorder.Resolve("cpu", null, null, TagSet.Empty);
        recorder.Add(series, newest, 1);
        recorder.Add(series, oldest, 2);
        Assert.Equal(ErrorId.TimestampInFuture, Assert.Throws<MetricException>(() => recorder.Add(series, newest + 1, 3)).Id);
        Assert.Equal(ErrorId.TimestampTooOld, Assert.Throws<MetricException>(() => recorder.Add(series, oldest - 1, 3)).Id);
        recorder.Flush();
        Assert.Equal([2, 1], _fixture.Values("cpu"));
    }

    [Fact]
    public void A_timestamp_may_be_as_old_as_the_raw_samples_of_its_metric_are_kept()
    {
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "long", RetainRaw = TimeSpan.FromDays(3650) });
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "short", RetainRaw = TimeSpan.FromDays(1) });
        using MetricRecorder recorder = _fixture.Record();
        long oldest = _fixture.Time.Now - (3650 * UnixTime.Day), usual = _fixture.Time.Now - (730 * UnixTime.Day);
        recorder.Add(new MetricRecord { Name = "LONG", Timestamp = oldest, Value = 1 });
        recorder.Add(recorder.Resolve("long", null, null, TagSet.Empty), oldest, 2);
        recorder.Add(new MetricRecord { Name = "short", Timestamp = usual, Value = 3 });
        foreach ((string name, long timestamp) in new[] { ("long", oldest - 1), ("short", usual - 1), ("new", oldest) })
        {
            var error = Assert.Throws<MetricException>(() => recorder.Add(new MetricRecord { Name = name, Timestamp = timestamp }));
            Assert.Equal(ErrorId.TimestampTooOld, error.Id);
            Assert.Contains(name == "long" ? "3650 days" : "730 days", error.Message, StringComparison.Ordinal);
        }

        recorder.Flush();
        Assert.Equal([1, 2], _fixture.Values("long"));
        Assert.Null(_fixture.Store.FindMetric("new"));
    }

    [Fact]
    public void A_record_without_a_timestamp_is_of_now()
    {
        using (MetricRecorder recorder = _fixture.Record()) recorder.Add(new MetricRecord { Name = "cpu", Value = 1 });
        Assert.Equal(_fixture.Time.Now, _fixture.Store.GetStatistics().LastTimestamp);
    }

    [Theory]
    [InlineData(null, ErrorId.NameMissing)]
    [InlineData("1cpu", ErrorId.NameInvalid)]
    public void A_name_that_is_none_stores_nothing(string? name, ErrorId expected)
    {
        using MetricRecorder recorder = _fixture.Record();
        Assert.Equal(expected, Assert.Throws<MetricException>(() => recorder.Resolve(name!, null, null, TagSet.Empty)).Id);
        Assert.Empty(_fixture.Store.GetMetrics());
    }

    [Fact]
    public void Tags_that_are_not_allowed_are_refused_and_nothing_is_stored()
    {
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "cpu", AllowedTags = ["Host", "region"] });
        using MetricRecorder recorder = _fixture.Record();
        recorder.Resolve("cpu", null, null, TagSet.Parse("host=web1"));
        recorder.Resolve("cpu", null, null, TagSet.Empty);
        var error = Assert.Throws<MetricException>(() => recorder.Resolve("cpu", null, "s", TagSet.Parse("host=web1,other=x")));
        Assert.Equal(ErrorId.TagNotAllowed, error.Id);
        Assert.Contains("Host, region", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _fixture.Store.GetStatistics().SeriesCount);
        Assert.Null(_fixture.Store.FindMetric("cpu")!.Unit);
    }

    [Fact]
    public void Series_over_the_limit_overflow_into_one_with_one_warning_and_nothing_is_lost()
    {
        using MetricRecorder recorder = _fixture.Record(options => options with { MaximumSeries = 3 });
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 10; i++) recorder.Add(new MetricRecord { Name = "cpu", Tags = TagSet.Parse($"id={i}"), Value = i });
        }

        recorder.Add(new MetricRecord { Name = "other", Tags = TagSet.Parse("id=1") });
        recorder.Flush();
        Assert.Contains("'cpu' has 3 series", Assert.Single(_fixture.Warnings), StringComparison.Ordinal);
        Assert.Equal(21, _fixture.SampleCount);
        Assert.Equal([0, 0], _fixture.Values("cpu", "id=0"));
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 3, 4, 5, 6, 7, 8, 9], _fixture.Values("cpu", "otel.metric.overflow=true"));
        Assert.Equal(4, _fixture.Store.GetUsage(_fixture.Store.FindMetric("cpu")!.Id).SeriesCount);
    }

    [Fact]
    public void Series_that_are_there_already_are_kept_apart_over_the_limit_too()
    {
        using (MetricRecorder recorder = _fixture.Record(options => options with { MaximumSeries = 2 }))
        {
            foreach (string tags in new[] { "id=1", "id=2", "id=3" }) recorder.Add(new MetricRecord { Name = "cpu", Tags = TagSet.Parse(tags), Value = 1 });
        }

        using (MetricRecorder recorder = _fixture.Record(options => options with { MaximumSeries = 2 }))
        {
            foreach (string tags in new[] { "id=1", "id=2" }) recorder.Add(new MetricRecord { Name = "cpu", Tags = TagSet.Parse(tags), Value = 2 });
        }

        Assert.Equal([1, 2], _fixture.Values("cpu", "id=2"));
        Assert.Single(_fixture.Warnings);
    }

    [Fact]
    public void The_overflow_series_is_there_for_a_metric_that_allows_few_tags()
    {
        _fixture.Store.GetOrAddMetric(new MetricDefinition { Name = "cpu", AllowedTags = ["id"] });
        using (MetricRecorder recorder = _fixture.Record(options => options with { MaximumSeries = 1 }))
        {
            for (int i = 0; i < 3; i++) recorder.Add(new MetricRecord { Name = "cpu", Tags = TagSet.Parse($"id={i}"), Value = i });
        }

        Assert.Equal([1, 2], _fixture.Values("cpu", "otel.metric.overflow=true"));
    }

    [Fact]
    public void Readings_of_totals_over_the_limit_of_series_are_refused_and_increments_are_taken()
    {
        using MetricRecorder recorder = _fixture.Record(options => options with { MaximumSeries = 1 });
        long now = _fixture.Time.Now;
        RecordedSeries Series(string tags) => recorder.Resolve("jobs", MetricKind.Counter, null, TagSet.Parse(tags));
        recorder.Add(Series("id=1"), now, 100, isCumulative: true);
        recorder.Add(Series("id=2"), now, 5);
        var error = Assert.Throws<MetricException>(() => recorder.Add(Series("id=3"), now, 900, isCumulative: true));
        Assert.Equal(ErrorId.CumulativeOverflow, error.Id);
        recorder.Add(Series("id=1"), now + 1, 103, isCumulative: true);
        recorder.Flush();
        Assert.Equal([0, 3], _fixture.Values("jobs", "id=1"));
        Assert.Equal([5], _fixture.Values("jobs", "otel.metric.overflow=true"));
    }

    [Fact]
    public void Only_counters_take_readings_of_a_total()
    {
        using MetricRecorder recorder = _fixture.Record();
        long now = _fixture.Time.Now;
        RecordedSeries counter = recorder.Resolve("jobs", MetricKind.Counter, null, TagSet.Empty);
        recorder.Add(counter, now, 100, isCumulative: true);
        recorder.Add(counter, now + 1, 103, isCumulative: true);
        foreach (MetricKind kind in new[] { MetricKind.Gauge, MetricKind.Histogram, MetricKind.Summary, MetricKind.Set })
        {
            RecordedSeries other = recorder.Resolve($"m{kind}", kind, null, TagSet.Empty);
            Assert.Equal(ErrorId.CumulativeNotCounter, Assert.Throws<MetricException>(() => recorder.Add(other, now, 1, isCumulative: true)).Id);
        }

        recorder.Flush();
        Assert.Equal(3, _fixture.Values("jobs").Sum());
        Assert.Equal(2, _fixture.SampleCount);
    }

    [Fact]
    public void Members_of_a_set_are_whole_numbers_below_two_to_the_52_and_the_same_for_the_same_member()
    {
        using MetricRecorder recorder = _fixture.Record(), again = _fixture.Record(store: _fixture.Open());
        string[] members = ["anna@example.com", "Anna@example.com", "", "数", "a\0b", "a\0c"];
        double[] values = [.. members.Select(recorder.MemberValue)];
        Assert.Equal(members.Length, values.Distinct().Count());
        Assert.All(values, value => Assert.True(value >= 0 && value < Math.Pow(2, 52) && value == Math.Floor(value)));
        Assert.Equal(values, members.Select(again.MemberValue));
        using var other = new RecorderFixture();
        using MetricRecorder elsewhere = other.Record();
        Assert.NotEqual(values[0], elsewhere.MemberValue(members[0]));
    }
}
