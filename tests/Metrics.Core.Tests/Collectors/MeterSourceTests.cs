using System.Diagnostics.Metrics;
using MetricsTools.Collectors.Meters;
using MetricsTools.Model;

namespace MetricsTools.Collectors;

public sealed class MeterSourceTests : IDisposable
{
    private readonly string _name = "Test." + Guid.NewGuid().ToString("N");
    private readonly Meter _meter;
    private readonly MeterSource _source;
    private readonly Collected _collected;

    public MeterSourceTests()
    {
        _meter = new Meter(_name);
        _source = new MeterSource([_name], new FixedTime(), Collected.NoTags);
        _collected = new Collected(_source);
        _collected.Read();
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Increments_of_a_counter_are_summed_up_over_the_interval_by_tags()
    {
        Counter<int> requests = _meter.CreateCounter<int>("requests", "{request}");
        requests.Add(2, new KeyValuePair<string, object?>("route", "/a"));
        requests.Add(3, new KeyValuePair<string, object?>("route", "/a"));
        requests.Add(5, new KeyValuePair<string, object?>("route", "/b"));
        _collected.Read();
        Assert.Equal(5, _collected["requests{route=/a}"]);
        Assert.Equal(5, _collected["requests{route=/b}"]);
        Assert.All(_collected.Measurements, static one => Assert.Equal((MetricKind.Counter, "{request}"), (one.Series.Kind, one.Series.Unit)));
        requests.Add(1, new KeyValuePair<string, object?>("route", "/a"));
        _collected.Read();
        Assert.Equal(1, _collected["requests{route=/a}"]);
        Assert.Single(_collected.Measurements);
    }

    [Fact]
    public void Tags_are_the_same_in_whatever_order_they_are_given()
    {
        Counter<long> counter = _meter.CreateCounter<long>("c");
        counter.Add(1, new("a", 1), new("b", "x"));
        counter.Add(2, new("b", "x"), new("a", 1));
        Assert.Equal(3, _collected.Read()["c{a=1,b=x}"]);
    }

    [Fact]
    public void Values_of_tags_are_written_whatever_the_culture()
    {
        using var culture = new Culture("de-DE");
        _meter.CreateCounter<double>("c").Add(1.5, new("number", 2.5), new("truth", true), new("nothing", null), new("empty", ""));
        Assert.Equal(1.5, _collected.Read()["c{number=2.5,truth=true}"]);
    }

    [Fact]
    public void Observations_are_kept_one_by_one()
    {
        Histogram<double> duration = _meter.CreateHistogram<double>("duration", "s");
        foreach (double value in new[] { 0.5, 0.25, 0.5 }) duration.Record(value);
        _collected.Read();
        Assert.Equal([0.5, 0.25, 0.5], _collected.Measurements.Select(static one => one.Value));
        Assert.All(_collected.Measurements, static one => Assert.Equal(MetricKind.Histogram, one.Series.Kind));
        Assert.Empty(_collected.Read().Measurements);
    }

    [Fact]
    public void Of_more_observations_than_an_interval_may_have_a_fair_choice_is_kept()
    {
        Histogram<int> sizes = _meter.CreateHistogram<int>("sizes");
        for (int i = 0; i < 20_000; i++) sizes.Record(i);
        _collected.Read();
        Assert.Equal(InstrumentStream.MostObservations, _collected.Measurements.Count);
        Assert.InRange(_collected.Measurements.Average(static one => one.Value), 9_000, 11_000);
        Assert.Contains("20000 observations", _collected.Problem);
    }

    [Fact]
    public void Changes_of_a_level_add_up_and_it_is_given_again_when_nothing_changes()
    {
        UpDownCounter<int> queue = _meter.CreateUpDownCounter<int>("queue");
        queue.Add(5);
        queue.Add(-2);
        Assert.Equal(3, _collected.Read()["queue"]);
        Assert.Equal(3, _collected.Read()["queue"]);
        Assert.Equal(MetricKind.Gauge, _collected.Measurements.Single().Series.Kind);
    }

    [Fact]
    public void A_total_that_is_observed_becomes_increments_and_the_first_is_none()
    {
        long total = 1_000_000;
        _meter.CreateObservableCounter("total", () => total);
        Assert.Empty(_collected.Read().Measurements);
        total += 7;
        Assert.Equal(7, _collected.Read()["total"]);
        Assert.Equal(0, _collected.Read()["total"]);
        total = 4;
        Assert.Equal(4, _collected.Read()["total"]);
    }

    [Fact]
    public void A_level_that_is_observed_is_given_as_it_is()
    {
        double level = -1.5;
        _meter.CreateObservableGauge("level", () => new[] { new Measurement<double>(level, new KeyValuePair<string, object?>("k", "v")) });
        Assert.Equal(-1.5, _collected.Read()["level{k=v}"]);
        level = 2;
        Assert.Equal(2, _collected.Read()["level{k=v}"]);
    }

    [Fact]
    public void Only_meters_whose_names_fit_are_listened_to()
    {
        using var other = new Meter("Other." + _name);
        other.CreateCounter<int>("c").Add(1);
        using var pattern = new MeterSource(["other.TEST.*"], new FixedTime(), Collected.NoTags);
        other.CreateCounter<int>("d").Add(1);
        Assert.Equal("d", Assert.Single(new Collected(pattern).Read().Keys));
        Assert.Empty(_collected.Read().Measurements);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_left_out()
    {
        Counter<double> counter = _meter.CreateCounter<double>("c");
        Histogram<double> histogram = _meter.CreateHistogram<double>("h");
        foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            counter.Add(value);
            histogram.Record(value);
        }

        Assert.Empty(_collected.Read().Measurements);
    }

    [Fact]
    public void An_instrument_that_fails_keeps_no_other_from_being_read()
    {
        _meter.CreateObservableGauge("bad", (Func<int>)(static () => throw new InvalidOperationException("not today")));
        _meter.CreateObservableGauge("good", () => 1);
        _collected.Read();
        Assert.Equal(1, _collected["good"]);
        Assert.Contains("not today", _collected.Problem);
    }

    [Fact]
    public void What_goes_wrong_with_a_tag_does_not_reach_the_code_that_measures()
    {
        Counter<int> counter = _meter.CreateCounter<int>("c");
        counter.Add(1, new KeyValuePair<string, object?>("k", new Rude()));
        counter.Add(1, new("K", "a"), new("k", "b"), new(null!, "c"), new("", "d"));
        counter.Add(1, [.. Enumerable.Range(0, 50).Select(static i => new KeyValuePair<string, object?>($"k{i}", new string('x', 1000)))]);
        _collected.Read();
        Assert.Equal(1, _collected["c{k=b}"]);
        Assert.Contains(_collected.Measurements, static one => one.Series.Tags.Count == TagSet.MaximumCount && one.Series.Tags[0].Value.Length == TagSet.MaximumValueLength);
    }

    [Theory]
    [InlineData("1st metric!", "_1st_metric_")]
    [InlineData("größe", "gr__e")]
    [InlineData("a.b_c/d-e", "a.b_c/d-e")]
    public void A_name_that_cannot_be_stored_is_made_one(string given, string name)
    {
        _meter.CreateCounter<int>(given).Add(1);
        Assert.Equal(name, Assert.Single(_collected.Read().Keys));
    }

    [Fact]
    public void Sets_of_tags_beyond_the_most_that_are_kept_apart_are_one_series_and_nothing_is_lost()
    {
        Counter<int> counter = _meter.CreateCounter<int>("c");
        for (int i = 0; i < StreamTable.Limit + 100; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));
        Assert.Equal(100, _collected.Read()["c{otel.metric.overflow=true}"]);
        Assert.Equal(StreamTable.Limit + 100, _collected.Measurements.Sum(static one => one.Value));
    }

    [Fact]
    public void Tags_that_are_not_used_any_more_make_room()
    {
        Counter<int> counter = _meter.CreateCounter<int>("c");
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 1500; i++) counter.Add(1, new KeyValuePair<string, object?>("id", (round * 1500) + i));
            _collected.Read();
            Assert.Equal(1500, _collected.Measurements.Sum(static one => one.Value));
            _collected.Read();
        }

        Assert.Null(_collected["c{otel.metric.overflow=true}"]);
    }

    [Fact]
    public void What_a_meter_that_is_gone_has_counted_is_given_once_more()
    {
        _meter.CreateCounter<int>("c").Add(3);
        _meter.Dispose();
        Assert.Equal(3, _collected.Read()["c"]);
        Assert.Empty(_collected.Read().Measurements);
    }

    [Fact]
    public void Tags_of_the_meter_and_of_the_instrument_go_with_what_they_measure()
    {
        using var tagged = new Meter(_name, null, [new("service", "shop")]);
        tagged.CreateCounter<int>("c", null, null, [new("part", "cart")]).Add(1, new KeyValuePair<string, object?>("k", "v"));
        Assert.Equal(1, _collected.Read()["c{k=v,part=cart,service=shop}"]);
    }

    [Fact]
    public async Task Threads_that_count_while_it_is_read_lose_nothing()
    {
        Counter<long> counter = _meter.CreateCounter<long>("c");
        using var done = new CancellationTokenSource();
        Task<double> reading = Task.Run(() =>
        {
            double sum = 0;
            while (!done.IsCancellationRequested) sum += _collected.Read().Measurements.Sum(static one => one.Value);
            return sum;
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++) counter.Add(1, new("thread", thread), new("id", i % 1500));
        })));
        done.Cancel();
        Assert.Equal(80_000, await reading + _collected.Read().Measurements.Sum(static one => one.Value));
    }

    private sealed class Rude
    {
        public override int GetHashCode() => throw new InvalidOperationException();

        public override string ToString() => throw new InvalidOperationException();
    }
}
