using MetricsTools.Model;

namespace MetricsTools.Views.Charts;

public sealed class DistributionTests
{
    [Fact]
    public void Bins_are_round_and_hold_every_value()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(static i => 100 + (i * 7919 % 1000 / 10.0))];
        HistogramChart chart = HistogramBuilder.Build(values, "ms", "m");
        Assert.Equal(1000, chart.Bins.Sum(static bin => bin.Count));
        Assert.Equal((100, 110), (chart.Bins[0].Lower, chart.Bins[0].Upper));
        Assert.Equal((100.0, 199.9, 149.95), (chart.Minimum, chart.Maximum, chart.Median));
        Assert.Equal("m: 1,000 values from 100.00 ms to 199.90 ms, median 149.95 ms, 95th percentile 194.91 ms.", ChartDescription.Of(chart));
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(0.0)]
    [InlineData(-3e-9)]
    [InlineData(1e300)]
    public void Values_that_are_all_equal_are_in_one_bin(double value)
    {
        HistogramBin bin = Assert.Single(HistogramBuilder.Build([value, value, value], null, "m").Bins);
        Assert.Equal(3, bin.Count);
        Assert.True(bin.Lower <= value && value <= bin.Upper && bin.Lower < bin.Upper);
    }

    [Fact]
    public void There_are_never_more_bins_than_asked_for()
    {
        var random = new Random(1);
        for (int most = 5; most < 60; most += 5)
        {
            double[] values = [.. Enumerable.Range(0, 500).Select(_ => Math.Exp(random.NextDouble() * 8))];
            HistogramChart chart = HistogramBuilder.Build(values, null, "m", most);
            Assert.InRange(chart.Bins.Count, 1, most);
            Assert.Equal(500, chart.Bins.Sum(static bin => bin.Count));
        }
    }

    [Fact]
    public void A_heatmap_averages_each_hour_of_each_weekday_by_the_clock_of_its_zone()
    {
        // A Monday, 08:30 in UTC and 09:30 in Berlin.
        ChartPoint[] points = [.. new[] { 10.0, 20 }.Select((value, week) => new ChartPoint(FixedTime.Ms("2026-01-05T08:30Z") + (week * 7 * UnixTime.Day), value)), new(FixedTime.Ms("2026-01-04T23:10Z"), 5)];
        HeatmapChart utc = HeatmapBuilder.Build(points, null, TimeZoneInfo.Utc, "m")!;
        Assert.Equal(new HeatmapCell(15, 2), utc[0, 8]);
        Assert.Equal(new HeatmapCell(5, 1), utc[6, 23]);
        Assert.Equal(2, utc.Cells.Count(static cell => cell.Count > 0));
        Assert.Equal((5.0, 15.0, 1.0), (utc.Minimum, utc.Maximum, utc.ShareOf(utc[0, 8])));

        HeatmapChart berlin = HeatmapBuilder.Build(points, null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "m")!;
        Assert.Equal(15, berlin[0, 9].Average);
        Assert.Equal(5, berlin[0, 0].Average);
        Assert.Equal("m: highest on Mon 09:00 with 15.00, lowest on Mon 00:00 with 5.00.", ChartDescription.Of(berlin));
    }

    [Fact]
    public void A_heatmap_of_nothing_is_none() => Assert.Null(HeatmapBuilder.Build([new ChartPoint(0, null)], null, TimeZoneInfo.Utc, "m"));

    [Fact]
    public void A_sparkline_is_resized_by_averages_and_keeps_its_gaps()
    {
        var line = new Sparkline([1, 3, null, null, 8, 6]);
        Assert.Equal([2, null, 7], line.Resize(3).Values);
        Assert.Equal([1, 1, 3, 3, null, null, null, null, 8, 8, 6, 6], line.Resize(12).Values);
        Assert.Equal([0, 2, null, null, 7, 5], line.Levels(8));
        Assert.Equal([0, 0], new Sparkline([4, 4]).Levels(8));
        Assert.All(new Sparkline([]).Resize(4).Values, Assert.Null);
    }
}
