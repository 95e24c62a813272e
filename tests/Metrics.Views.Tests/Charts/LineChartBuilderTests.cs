using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Views.Charts;

public sealed class LineChartBuilderTests
{
    private static readonly long Start = FixedTime.Ms("2026-01-31T11:00Z");

    [Fact]
    public void Series_of_one_unit_share_a_chart_and_those_of_another_have_their_own()
    {
        IReadOnlyList<LineChart> charts = LineChartBuilder.Build([Series("cpu{host=a}", "1", 1, 2), Series("memory{host=a}", "By", 5, 6), Series("cpu{host=b}", "1", 3, 4)], LineChartExtras.None);
        Assert.Equal(["cpu", "memory {host=a}"], charts.Select(static chart => chart.Title));
        Assert.Equal(["a", "b"], charts[0].Series.Select(static series => series.Label));
    }

    [Theory]
    [InlineData("m{host=a} m{host=b}", "a b")]
    [InlineData("m{host=a,region=eu} m{host=b,region=eu}", "a b")]
    [InlineData("m{host=a,region=eu} m{host=b,region=us}", "host=a,region=eu host=b,region=us")]
    [InlineData("m n", "m n")]
    [InlineData("m{host=a} n{host=a}", "m n")]
    [InlineData("m{host=a} m", "a m")]
    [InlineData("m{host=a}", "a")]
    public void A_line_is_named_by_what_tells_it_from_the_others(string keys, string labels) =>
        Assert.Equal(labels, string.Join(" ", SeriesLabels.Of([.. keys.Split(' ').Select(Key)])));

    [Fact]
    public void A_series_without_a_value_is_left_out()
    {
        Assert.Empty(LineChartBuilder.Build([new ChartSeries { Key = Key("m"), Points = [new ChartPoint(Start, null)] }], LineChartExtras.None));
        Assert.Empty(LineChartBuilder.Build([new ChartSeries { Key = Key("m"), Points = [] }], LineChartExtras.None));
    }

    [Fact]
    public void Of_more_series_than_fit_the_rest_is_counted()
    {
        LineChart chart = LineChartBuilder.Build(Enumerable.Range(0, 11).Select(i => Series($"m{{host=h{i}}}", null, i)), LineChartExtras.None)[0];
        Assert.Equal((8, 3), (chart.Series.Count, chart.HiddenCount));
    }

    [Fact]
    public void The_axis_takes_in_the_baseline_band()
    {
        var band = new SeriesBand("normal", [new BandPoint(Start, 46, 64, 55), new BandPoint(Start + 60_000, 46, 64, 55)]) { Marks = [new ChartMark(0, Start, 1, Severity.Critical, "why")] };
        var extras = new LineChartExtras { Bands = new Dictionary<SeriesKey, SeriesBand> { [Key("m{host=b}")] = band } };
        LineChart chart = LineChartBuilder.Build([Series("m{host=a}", null, 50, 60), Series("m{host=b}", null, 55, 62)], extras)[0];
        Assert.Equal((45, 65), (chart.Values.Minimum, chart.Values.Maximum));
        Assert.Equal(1, Assert.Single(chart.Bands).SeriesIndex);
        Assert.Equal(1, Assert.Single(chart.Marks).SeriesIndex);
    }

    [Fact]
    public void A_band_that_is_much_wider_than_the_line_ends_with_the_chart_and_says_how_wide_it_is()
    {
        var band = new SeriesBand("normal", [new BandPoint(Start, -1000, 1000, 55), new BandPoint(Start + 60_000, -1000, 1000, 55)]);
        LineChart chart = LineChartBuilder.Build([Series("m", "ms", 50, 60)], new LineChartExtras { Bands = new Dictionary<SeriesKey, SeriesBand> { [Key("m")] = band } })[0];
        Assert.Equal((45, 65), (chart.Values.Minimum, chart.Values.Maximum));
        Assert.All(chart.Bands[0].Points, static point => Assert.Equal((45, 65), (point.Lower, point.Upper)));
        Assert.Equal("-1.00 s to 1.00 s", chart.Bands[0].Text);
    }

    [Theory]
    [InlineData(null, null, null, "11:00 to 11:03")]
    [InlineData(60, null, null, "11:00 to 12:00")]
    [InlineData(null, "2026-01-31T10:30Z", null, "10:30 to 12:00")]
    [InlineData(null, "2026-01-31T10:30Z", "2026-01-31T11:30Z", "10:30 to 11:30")]
    public void The_time_that_is_shown_is_the_one_that_was_asked_for(int? minutes, string? start, string? end, string shown)
    {
        DateTimeOffset? Moment(string? text) => text is null ? null : UnixTime.ToDateTimeOffset(FixedTime.Ms(text));
        var asked = new RangeRequest(Moment(start), Moment(end), minutes is { } span ? TimeSpan.FromMinutes(span) : null);
        TimeRange range = ChartRange.Of(asked, [Series("m", null, 1, 2, 3)], FixedTime.Ms("2026-01-31T12:00Z"))!.Value;
        Assert.Equal(shown, $"{FixedTime.Text(range.Start).Substring(11, 5)} to {FixedTime.Text(range.End).Substring(11, 5)}");
        Assert.Null(ChartRange.Of(asked, [], 0));
    }

    [Fact]
    public void Values_without_times_are_counted()
    {
        LineChart chart = LineChartBuilder.Build([new ChartSeries { Key = Key(""), Points = [.. Enumerable.Range(1, 50).Select(i => new ChartPoint(i, i))] }], LineChartExtras.None)[0];
        Assert.Equal((false, 1.0, 50.0, "Values"), (chart.HasTimes, chart.Places.Minimum, chart.Places.Maximum, chart.Title));
    }

    [Fact]
    public void The_text_alternative_tells_what_is_seen()
    {
        LineChart chart = LineChartBuilder.Build([Series("m", "ms", 5, 900, 20)], LineChartExtras.None with { Annotations = [new ChartAnnotation(Start, "deploy \u001b[2J")] })[0];
        Assert.Equal(
            "m from 2026-01-31T11:00:00.000Z to 2026-01-31T11:02:00.000Z. m: from 5.00 ms to 900.00 ms, newest 20.00 ms. Annotations: deploy \u00B7[2J.",
            ChartDescription.Of(chart));
    }

    internal static SeriesKey Key(string text)
    {
        string[] parts = text.TrimEnd('}').Split('{');
        return new SeriesKey(parts[0], parts.Length > 1 ? TagSet.Parse(parts[1]) : TagSet.Empty);
    }

    internal static ChartSeries Series(string key, string? unit, params double[] values) =>
        new() { Key = Key(key), Unit = unit, Points = [.. values.Select((value, index) => new ChartPoint(Start + (index * 60_000), value))] };
}
