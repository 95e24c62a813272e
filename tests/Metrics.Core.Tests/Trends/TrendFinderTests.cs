using MetricsTools.Deviations;
using MetricsTools.Model;

namespace MetricsTools.Trends;

public sealed class TrendFinderTests
{
    [Fact]
    public void The_line_through_points_of_a_line_is_that_line()
    {
        Trend trend = Find([3, 5, 7, 9, 11], 10)!;
        Assert.Equal((5L, 2.0, 3.0, 11.0, 8.0, 23.0), (trend.Count, trend.Slope, trend.First, trend.Last, trend.Change, trend.Forecast));
        Assert.Equal(800.0 / 3, trend.Percent!.Value, 9);
    }

    [Fact]
    public void Outliers_hardly_move_it()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => i % 7 == 3 ? 1e6 : 2.0 * i)];
        Assert.Equal(2, Find(values, 60)!.Slope, 1);
    }

    [Fact]
    public void Many_values_have_the_slope_of_all_at_bounded_cost()
    {
        double[] noise = Gaussian.Values(new Random(3), 200_000, 0, 500);
        Trend trend = Find([.. noise.Select((one, i) => (0.01 * i) + one)], 200_000)!;
        Assert.Equal(0.01, trend.Slope, 3);
        Assert.True(trend.IsSignificant);
        Assert.Equal(200_000, trend.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void The_bounds_cover_the_true_slope_and_the_band_the_true_values_about_as_often_as_they_say(double kept)
    {
        const int Histories = 300;
        int slopes = 0, forecasts = 0, significant = 0;
        for (int seed = 0; seed < Histories; seed++)
        {
            double[] values = Correlated(seed, 121, kept, out double later);
            Trend trend = Find([.. values.Select((one, i) => one + (0.02 * i))], 150)!;
            if (trend.SlopeBounds.Lower <= 0.02 && 0.02 <= trend.SlopeBounds.Upper) slopes++;
            if (trend.ForecastBounds.Lower <= later + 3 && later + 3 <= trend.ForecastBounds.Upper) forecasts++;
            if (Find(values, 150)!.IsSignificant) significant++;
        }

        Assert.InRange(slopes, 0.86 * Histories, Histories);
        Assert.InRange(forecasts, 0.9 * Histories, Histories);
        Assert.InRange(significant, 0, 0.12 * Histories);
    }

    [Fact]
    public void Fewer_than_two_places_have_no_trend()
    {
        Assert.Null(Find([], 1));
        Assert.Null(Find([5], 1));
        Assert.Null(TrendFinder.Find([4, 4, 4], [1, 2, 3], 5));
    }

    [Fact]
    public void Two_values_have_a_slope_that_nothing_is_known_about()
    {
        Trend trend = Find([1, 3], 2)!;
        Assert.Equal((2.0, false, null), (trend.Slope, trend.IsSignificant, trend.SlopeBounds.Lower));
    }

    [Theory]
    [InlineData(1e300, -1e300)]
    [InlineData(1e-300, 5e-324)]
    [InlineData(0, 0)]
    public void Extreme_values_have_figures_that_are_numbers(double high, double low)
    {
        Trend trend = Find([.. Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? high : low)], 60)!;
        Assert.All([trend.Slope, trend.First, trend.Last, trend.Forecast], figure => Assert.True(double.IsFinite(figure)));
    }

    [Fact]
    public void The_slope_of_samples_is_by_the_time_that_is_asked_for()
    {
        Sample[] samples = [.. Enumerable.Range(0, 48).Select(hour => new Sample(1_700_000_000_000 + (hour * UnixTime.Hour), 5 + hour))];
        SeriesTrend trend = SeriesTrend.Of(samples, TimeSpan.FromDays(1), TimeSpan.FromDays(2))!;
        Assert.Equal((24.0, 100.0), (Math.Round(trend.Trend.Slope, 9), Math.Round(trend.Trend.Forecast, 6)));
        Assert.Equal(samples[^1].Timestamp + (2 * UnixTime.Day), trend.ForecastTime);
        Assert.Null(SeriesTrend.Of([], TimeSpan.FromDays(1), null));
    }

    private static Trend? Find(double[] values, double forecast) => TrendFinder.Find([.. Enumerable.Range(0, values.Length).Select(i => (double)i)], values, forecast);

    // The last one is of place 150.
    private static double[] Correlated(int seed, int count, double kept, out double later)
    {
        double last = 0;
        double[] all = [.. Gaussian.Values(new Random(seed), 151, 0, 1).Select(one => last = (kept * last) + (Math.Sqrt(1 - (kept * kept)) * one))];
        later = all[150];
        return [.. all.Take(count)];
    }
}
