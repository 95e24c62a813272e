using MetricsTools.Deviations;
using MetricsTools.Model;
using MetricsTools.Text;

namespace MetricsTools.Baselines;

public sealed class SeasonalFitTests
{
    // A Monday, at midnight in UTC.
    private static readonly long Monday = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void Every_hour_of_the_day_has_the_median_of_its_days_as_level()
    {
        SeasonalProfile profile = Fit(Hourly(7 * 24, hour => hour % 24 == 3 ? 100 : 10), Seasonality.HourOfDay)!;
        Assert.Equal((10.0, 100.0, 10.0), (Math.Round(profile.Levels[2]!.Value, 9), Math.Round(profile.Levels[3]!.Value, 9), Math.Round(profile.LevelAt(Monday)!.Value, 9)));
        Assert.Equal((24, 1.0, 7 * 24), (profile.Levels.Count, Math.Round(profile.Explained, 9), (int)profile.Residuals.Count));
    }

    [Fact]
    public void Every_hour_of_the_week_begins_with_that_of_Monday()
    {
        SeasonalProfile profile = Fit(Hourly(21 * 24, hour => hour / 24 % 7 == 5 ? -1 : 7), Seasonality.HourOfWeek)!;
        Assert.Equal((168, 7.0, -1.0, -1.0, 7.0), (profile.Levels.Count, profile.Levels[119]!.Value, profile.Levels[120]!.Value, profile.Levels[143]!.Value, profile.Levels[144]!.Value));
        Assert.Equal("Saturday 00:00", profile.SlotNameAt(Monday + (5 * UnixTime.Day)));
    }

    [Fact]
    public void Hours_are_those_of_the_zone_also_when_its_clocks_are_set()
    {
        // Clocks in Berlin went forward on 2026-03-29: seven in the morning is 06:00Z before, and 05:00Z after.
        TimeZoneInfo berlin = ZoneText.Find("Europe/Berlin");
        long start = new DateTimeOffset(2026, 3, 24, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Sample[] samples = [.. Enumerable.Range(0, 10 * 24).Select(hour => start + (hour * UnixTime.Hour))
            .Select(time => new Sample(time, UnixTime.ToDateTimeOffset(time).ToOffset(berlin.GetUtcOffset(UnixTime.ToDateTimeOffset(time))).Hour == 7 ? 50 : 5))];
        SeasonalProfile profile = SeasonalFit.Find(samples, Seasonality.HourOfDay, berlin, "m")!;
        Assert.Equal((50.0, 5.0, 5.0), (Math.Round(profile.Levels[7]!.Value, 9), Math.Round(profile.Levels[6]!.Value, 9), Math.Round(profile.Levels[8]!.Value, 9)));
        Assert.All(profile.ResidualValues, residual => Assert.Equal(1, residual, 12));
    }

    [Fact]
    public void An_hour_that_fewer_than_two_days_have_has_no_level()
    {
        SeasonalProfile profile = Fit([.. Hourly(5 * 24, hour => hour).Where(sample => (sample.Timestamp - Monday) / UnixTime.Hour is 4 or > 24 && (sample.Timestamp - Monday) / UnixTime.Hour % 24 is 4 or > 8)], Seasonality.HourOfDay)!;
        Assert.Null(profile.Levels[5]);
        Assert.NotNull(profile.Levels[4]);
    }

    [Theory]
    [InlineData(Seasonality.HourOfDay, 47, "2 days")]
    [InlineData(Seasonality.HourOfWeek, 13 * 24, "14 days")]
    public void A_season_longer_than_half_the_history_is_an_error_that_says_how_much_is_needed(Seasonality season, int hours, string needed)
    {
        MetricException exception = Assert.Throws<MetricException>(() => Fit(Hourly(hours, hour => hour), season));
        Assert.Equal(ErrorId.SeasonTooLong, exception.Id);
        Assert.Contains(needed, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_finds_the_season_that_is_there()
    {
        Assert.Equal(Seasonality.HourOfDay, Fit(Noisy(1, 7 * 24, hour => 100 + (20 * Math.Sin(2 * Math.PI * hour / 24))), Seasonality.Auto)!.Season);
        Assert.Equal(Seasonality.HourOfWeek, Fit(Noisy(2, 28 * 24, hour => hour / 24 % 7 >= 5 ? 20 : 100 + (20 * Math.Sin(2 * Math.PI * hour / 24))), Seasonality.Auto)!.Season);
        Assert.Equal(Seasonality.HourOfDay, Fit(Noisy(3, 28 * 24, hour => 100 + (20 * Math.Sin(2 * Math.PI * hour / 24))), Seasonality.Auto)!.Season);
    }

    [Fact]
    public void Auto_seldom_finds_a_season_in_noise_that_has_none_also_when_values_resemble_their_neighbours()
    {
        int found = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            double level = 0;
            double[] noise = Gaussian.Values(new Random(seed), 14 * 24, 0, 1);
            double kept = new[] { 0, 0.6, 0.97 }[seed % 3];
            if (Fit(Hourly(noise.Length, hour => 1000 + (10 * (level = (kept * level) + noise[hour]))), Seasonality.Auto) is not null) found++;
        }

        Assert.InRange(found, 0, 6);
    }

    [Fact]
    public void Auto_finds_nothing_in_little_history_constant_values_or_nothing_at_all()
    {
        Assert.Null(Fit(Hourly(30, hour => hour % 24), Seasonality.Auto));
        Assert.Null(Fit(Hourly(500, _ => 5), Seasonality.Auto));
        Assert.Null(Fit([], Seasonality.HourOfWeek));
        Assert.Null(Fit(Hourly(500, hour => hour % 24), Seasonality.None));
    }

    [Theory]
    [InlineData(1e300, 1e-300)]
    [InlineData(1.7e308, -1.7e308)]
    [InlineData(0, -5)]
    public void Extreme_values_have_a_profile_of_finite_figures(double high, double low)
    {
        SeasonalProfile profile = Fit(Hourly(10 * 24, hour => hour % 24 < 12 ? high : low), Seasonality.HourOfDay)!;
        Assert.All(profile.Levels, level => Assert.True(double.IsFinite(level!.Value)));
        Assert.True(double.IsFinite(profile.Explained) && double.IsFinite(profile.Residuals.StandardDeviation));
    }

    private static SeasonalProfile? Fit(IReadOnlyList<Sample> samples, Seasonality season) => SeasonalFit.Find(samples, season, TimeZoneInfo.Utc, "m");

    private static Sample[] Hourly(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(hour => new Sample(Monday + (hour * UnixTime.Hour), value(hour)))];

    private static Sample[] Noisy(int seed, int count, Func<int, double> value)
    {
        double[] noise = Gaussian.Values(new Random(seed), count, 0, 2);
        return Hourly(count, hour => value(hour) + noise[hour]);
    }
}
