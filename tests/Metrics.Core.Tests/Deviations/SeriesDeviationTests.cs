using MetricsTools.Baselines;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Deviations;

public sealed class SeriesDeviationTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new(StoredMetrics.At("12:20"));

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void The_newest_sample_is_judged_by_those_before_it()
    {
        _stored.AddHistory("m", Hour, [.. Judging.Ten, 20]);
        Deviation result = Newest(new DeviationRequest());
        Assert.Equal((20.0, 11.0, 10L, Severity.Critical), (result.Value!.Value, result.Expected!.Value, result.BaselineCount, result.Severity));
        Assert.Equal(_stored.NowMilliseconds - UnixTime.Hour, result.Timestamp);
        Assert.Equal(_stored.NowMilliseconds - (2 * UnixTime.Hour), result.Baseline!.End);
    }

    [Fact]
    public void Samples_of_one_moment_are_judged_or_history_but_never_both()
    {
        long moment = _stored.NowMilliseconds - 1000;
        _stored.Add("m", "", [.. Judging.Ten.Select(value => new Sample(moment, value)), new Sample(moment, 20), new Sample(moment, 21), new Sample(moment + 1, 22)]);
        Deviation result = Newest(new DeviationRequest { Count = 3 });
        Assert.Equal((21.0, 3L, 10L, 13.0), (result.Value!.Value, result.Count, result.BaselineCount, result.Baseline!.Maximum));
    }

    [Fact]
    public void Samples_of_one_moment_in_a_group_are_judged_or_history_but_never_both()
    {
        long moment = _stored.NowMilliseconds - 1000;
        _stored.Add("m", "host=a", [.. Judging.Ten.Select(value => new Sample(moment, value))]);
        _stored.Add("m", "host=b", new Sample(moment, 20), new Sample(moment, 21));
        Deviation result = Newest(new DeviationRequest { Count = 2 });
        Assert.Equal((20.5, 10L, 13.0), (result.Value!.Value, result.BaselineCount, result.Baseline!.Maximum));
    }

    [Fact]
    public void The_window_begins_its_length_before_the_judged_sample()
    {
        _stored.AddHistory("m", TimeSpan.FromDays(1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Assert.Equal((3L, 7.0), (Newest(new DeviationRequest { Window = TimeSpan.FromDays(3) }).BaselineCount, Newest(new DeviationRequest { Window = TimeSpan.FromDays(3) }).Baseline!.Minimum));
        Assert.Equal(7, Newest(new DeviationRequest()).BaselineCount);
        Assert.Equal(9, Newest(new DeviationRequest { Window = TimeSpan.MaxValue }).BaselineCount);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(1000, 10)]
    [InlineData(int.MaxValue, 10)]
    public void A_count_makes_the_baseline_instead_of_the_window(int count, long expected)
    {
        _stored.AddHistory("m", TimeSpan.FromDays(30), [.. Judging.Ten, 20]);
        Assert.Equal(expected, Newest(new DeviationRequest { BaselineCount = count }).BaselineCount);
    }

    [Fact]
    public void A_last_window_is_judged_as_a_whole_by_what_was_before()
    {
        _stored.AddHistory("m", TimeSpan.FromMinutes(20), [.. Judging.Ten, 30, 31, 32]);
        Deviation result = Newest(new DeviationRequest { Last = Hour });
        Assert.Equal((31.0, 3L, 10L), (result.Value!.Value, result.Count, result.BaselineCount));
        Assert.Equal(13, Newest(new DeviationRequest { Last = TimeSpan.MaxValue }).Count);
    }

    [Fact]
    public void A_last_window_without_samples_is_inconclusive()
    {
        _stored.AddHistory("m", Hour, Judging.Ten);
        Deviation result = Newest(new DeviationRequest { Last = TimeSpan.FromMinutes(1) });
        Assert.Equal((Verdict.Inconclusive, 0L, 10L), (result.Verdict, result.Count, result.BaselineCount));
    }

    [Fact]
    public void A_given_value_is_judged_by_the_whole_history()
    {
        _stored.AddHistory("m", Hour, Judging.Ten);
        Deviation result = new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeGiven(_stored.Group("m"), [20], new DeviationRequest(), new DeviationOptions());
        Assert.Equal((20.0, 10L, Severity.Critical, _stored.NowMilliseconds), (result.Value!.Value, result.BaselineCount, result.Severity, result.Timestamp));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stored_samples_in_any_order_are_never_part_of_their_baseline(bool isReversed)
    {
        _stored.AddHistory("m", Hour, [.. Judging.Ten, 20, 21, 22]);
        Sample[] judged = [.. _stored.Store.ReadNewestSamples(Assert.Single(_stored.Group("m").SeriesIds), TimeRange.All, 3)];
        if (isReversed) Array.Reverse(judged);
        Deviation result = Stored(judged, new DeviationRequest());
        Assert.Equal((21.0, 10L, 13.0), (result.Value!.Value, result.BaselineCount, result.Baseline!.Maximum));
        Assert.Equal(_stored.NowMilliseconds - UnixTime.Hour, result.Timestamp);
    }

    [Fact]
    public void Stored_buckets_are_judged_by_the_buckets_before_them()
    {
        long start = StoredMetrics.Ms("01:00");
        _stored.Add("m", "", [.. Judging.Ten.Append(20).SelectMany((value, i) => new[] { new Sample(start + (i * UnixTime.Hour), value - 1), new Sample(start + (i * UnixTime.Hour) + 9, value + 1) })]);
        var request = new DeviationRequest { Figure = Aggregate.Average, Interval = Hour };
        Deviation result = Stored([new Sample(StoredMetrics.Ms("11:00"), 20)], request);
        Assert.Equal((20.0, 11.0, 10L, "Average"), (result.Value!.Value, result.Expected!.Value, result.BaselineCount, result.Baseline!.Aggregate));
        Assert.Equal(8, Stored([new Sample(StoredMetrics.Ms("11:00"), 20)], request with { BaselineCount = 8 }).BaselineCount);
    }

    [Fact]
    public void A_counter_is_judged_by_the_rate_of_its_last_whole_interval()
    {
        _stored.Define("m", MetricKind.Counter);
        long start = StoredMetrics.Ms("01:00");
        _stored.Add("m", "", [.. Judging.Ten.Append(20).Select((value, i) => new Sample(start + (i * UnixTime.Hour) + 60_000, value * 3600)), StoredMetrics.Sample("12:10", 1e9)]);
        Deviation result = Newest(new DeviationRequest());
        Assert.Equal((20.0, 11.0, 10L, "Rate"), (result.Value!.Value, result.Expected!.Value, result.BaselineCount, result.Baseline!.Aggregate));
        Assert.Equal(StoredMetrics.Ms("11:00"), result.Timestamp);
    }

    [Fact]
    public void A_counter_that_stopped_deviates_downwards()
    {
        _stored.Define("m", MetricKind.Counter);
        long start = StoredMetrics.Ms("00:00");
        _stored.Add("m", "", [.. Judging.Ten.Select((value, i) => new Sample(start + (i * UnixTime.Hour), value * 3600))]);
        Deviation result = Newest(new DeviationRequest { Count = 2 });
        Assert.Equal((0.0, Direction.Lower, Verdict.Deviation), (result.Value!.Value, result.Direction!.Value, result.Verdict));
    }

    [Fact]
    public void A_counters_piped_samples_are_judged_as_whole_intervals()
    {
        _stored.Define("m", MetricKind.Counter);
        long start = StoredMetrics.Ms("01:00");
        _stored.Add("m", "", [.. Judging.Ten.Append(20).Append(22).Select((value, i) => new Sample(start + (i * UnixTime.Hour), value * 3600))]);
        Sample[] piped = [StoredMetrics.Sample("11:00", 72_000), StoredMetrics.Sample("12:00", 79_200)];
        Deviation result = Stored(piped, new DeviationRequest());
        Assert.Equal((20.0, 1L, 10L), (result.Value!.Value, result.Count, result.BaselineCount));
    }

    [Theory]
    [InlineData(MetricKind.Gauge)]
    [InlineData(MetricKind.Counter)]
    [InlineData(MetricKind.Set)]
    public void A_series_without_data_is_inconclusive(MetricKind kind)
    {
        _stored.Define("m", kind);
        _stored.Add("m", "");
        Assert.Equal(Verdict.Inconclusive, Newest(new DeviationRequest()).Verdict);
        Assert.Equal(Verdict.Inconclusive, Stored([], new DeviationRequest()).Verdict);
    }

    [Fact]
    public void A_given_baseline_is_used_instead_of_the_history()
    {
        _stored.AddHistory("m", Hour, [.. Judging.Ten, 20]);
        Baseline baseline = BaselineCalculator.Compute(Judging.Ten.Select(value => value + 9));
        Deviation result = Newest(new DeviationRequest { Baseline = baseline });
        Assert.Equal((20.0, Verdict.Normal), (result.Expected!.Value, result.Verdict));
        Assert.Same(baseline, result.Baseline);
    }

    [Theory]
    [InlineData(Direction.Lower, Verdict.Improvement)]
    [InlineData(Direction.Higher, Verdict.Deviation)]
    [InlineData(Direction.Both, Verdict.Deviation)]
    public void The_metric_says_which_way_is_bad(Direction direction, Verdict expected)
    {
        _stored.Define("m", direction: direction);
        _stored.AddHistory("m", Hour, [.. Judging.Ten, 20]);
        Assert.Equal(expected, Newest(new DeviationRequest()).Verdict);
    }

    private Deviation Newest(DeviationRequest request) =>
        new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeNewest(_stored.Group("m"), request, new DeviationOptions());

    private Deviation Stored(IReadOnlyList<Sample> judged, DeviationRequest request) =>
        new SeriesDeviation(_stored.Store, _stored.NowMilliseconds).JudgeStored(_stored.Group("m"), judged, request, new DeviationOptions());
}
