using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Baselines;

public sealed class HistoryTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly StoredMetrics _stored = new();

    public void Dispose() => _stored.Dispose();

    [Fact]
    public void Values_in_excluded_ranges_are_no_part_of_it()
    {
        _stored.AddHistory("m", Hour, 1, 2, 3, 4, 5, 6);
        Assert.Equal([1.0, 2, 5, 6], Read(new HistoryOptions { ExcludedRanges = [new TimeRange(HoursAgo(4), HoursAgo(2))] }));
    }

    [Fact]
    public void An_interval_that_an_excluded_range_touches_is_no_part_of_it()
    {
        _stored.Define("c", MetricKind.Counter);
        _stored.AddHistory("c", Hour, 3600, 7200, 10800, 14400, 18000, 21600);
        TimeRange[] ranges = [new(HoursAgo(4) + UnixTime.Minute, HoursAgo(4) + (2 * UnixTime.Minute)), new(HoursAgo(2) - 1, HoursAgo(2) + 1), new(HoursAgo(2), HoursAgo(2))];
        var series = new ValueSeries(_stored.Store, _stored.Group("c"), Hour, null, _stored.NowMilliseconds);
        var request = new BaselineRequest(TimeSpan.FromDays(1), null, _stored.NowMilliseconds) { History = new HistoryOptions { ExcludedRanges = ranges } };
        Assert.Equal([1.0, 2, 6], request.Read(series).Select(sample => sample.Value));
    }

    [Fact]
    public void A_count_is_filled_up_from_before_an_excluded_range()
    {
        _stored.AddHistory("m", Hour, [.. Enumerable.Range(1, 50).Select(i => (double)i)]);
        var options = new HistoryOptions { ExcludedRanges = [new TimeRange(HoursAgo(41), HoursAgo(2))] };
        Assert.Equal([6, 7, 8, 9, 49.0, 50], Read(options, count: 6));
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 49, 50], Read(options, count: 100));
    }

    [Fact]
    public void Spikes_are_left_out_as_anomalies_and_a_new_level_is_not()
    {
        double[] values = [.. Gaussian.Values(new Random(1), 60, 100, 1), .. Gaussian.Values(new Random(2), 60, 150, 1)];
        values[20] = 500;
        values[90] = 3;
        _stored.AddHistory("m", Hour, values);
        double[] read = [.. Read(new HistoryOptions { ExcludesAnomalies = true })];
        Assert.InRange(read.Length, 115, 118);
        Assert.DoesNotContain(read, value => value is > 200 or < 50);
    }

    [Fact]
    public void What_comes_every_day_is_no_anomaly_in_a_season()
    {
        double[] values = [.. Enumerable.Range(0, 7 * 24).Select(hour => hour % 24 == 2 ? 900 : 100 + (hour * 7 % 5.0))];
        values[100] = 900;
        _stored.AddHistory("m", Hour, values);
        int backups = values.Length / 24;
        Assert.Equal(0, Read(new HistoryOptions { ExcludesAnomalies = true }).Count(value => value == 900));
        Assert.Equal(backups, Read(new HistoryOptions { ExcludesAnomalies = true, Seasonality = Seasonality.HourOfDay }).Count(value => value == 900));
        Assert.Equal(backups, Read(new HistoryOptions { ExcludesAnomalies = true, Seasonality = Seasonality.Auto }).Count(value => value == 900));
    }

    [Fact]
    public void A_spike_of_an_otherwise_constant_series_is_an_anomaly_and_frequent_events_are_not()
    {
        _stored.AddHistory("m", Hour, [.. Enumerable.Range(0, 40).Select(i => i == 17 ? 900.0 : 0)]);
        Assert.All(Read(new HistoryOptions { ExcludesAnomalies = true }), value => Assert.Equal(0, value));
        _stored.AddHistory("m", TimeSpan.FromMinutes(1), [.. Enumerable.Range(0, 400).Select(i => i % 3 == 0 ? 1.0 : 0)]);
        Assert.Contains(1.0, Read(new HistoryOptions { ExcludesAnomalies = true }));
    }

    [Fact]
    public void Anomalies_of_no_one_and_two_values_are_none()
    {
        foreach (double[] values in new double[][] { [], [1], [1, 1000] })
        {
            using var stored = new StoredMetrics();
            stored.AddHistory("m", Hour, values);
            var series = new ValueSeries(stored.Store, stored.Group("m"), Hour, null, stored.NowMilliseconds);
            Assert.Equal(values, new BaselineRequest(TimeSpan.FromDays(7), null, stored.NowMilliseconds) { History = new HistoryOptions { ExcludesAnomalies = true } }.Read(series).Select(sample => sample.Value));
        }
    }

    [Fact]
    public void Very_many_values_are_kept_thinned_out()
    {
        _stored.AddHistory("m", TimeSpan.FromSeconds(1), [.. Enumerable.Range(0, 2500).Select(i => (double)i)]);
        Baseline baseline = new SeriesBaseline(_stored.Store, _stored.NowMilliseconds).Compute(_stored.Group("m"))!;
        Assert.Equal((2500L, 834, 2499.0, 2496.0), (baseline.Count, baseline.Values.Count, baseline.Values[^1], baseline.Values[^2]));
    }

    private long HoursAgo(int hours) => _stored.NowMilliseconds - (hours * UnixTime.Hour);

    private IEnumerable<double> Read(HistoryOptions options, int? count = null) =>
        new BaselineRequest(TimeSpan.FromDays(30), count, _stored.NowMilliseconds) { History = options }
            .Read(new ValueSeries(_stored.Store, _stored.Group("m"), Hour, null, _stored.NowMilliseconds)).Select(sample => sample.Value);
}
