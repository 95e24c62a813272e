using MetricsTools.Model;

namespace MetricsTools.Views.Axes;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 10, null, "0,2,4,6,8,10")]
    [InlineData(3, 97, null, "0,20,40,60,80,100")]
    [InlineData(95, 97, null, "95.0,95.5,96.0,96.5,97.0")]
    [InlineData(-3, 4, null, "-4,-2,0,2,4")]
    [InlineData(0, 1234567, null, "0.0,0.5,1.0,1.5")]
    [InlineData(0, 5 * 1024 * 1024, "By", "0,1,2,3,4,5")]
    [InlineData(0, 0.25, "s", "0,50,100,150,200,250")]
    [InlineData(0, 1500, "ms", "0.0,0.5,1.0,1.5")]
    public void Values_are_marked_at_round_places_of_a_unit_that_suits_them(double minimum, double maximum, string? unit, string labels)
    {
        var axis = Axis.OfValues(minimum, maximum, unit);
        Assert.Equal(labels, string.Join(",", axis.Ticks(6).Select(static tick => tick.Label)));
        Assert.True(axis.Minimum <= minimum && axis.Maximum >= maximum);
    }

    [Theory]
    [InlineData(1234567.0, null, "M")]
    [InlineData(5 * 1024 * 1024.0, "By", "MiB")]
    [InlineData(0.25, "s", "ms")]
    [InlineData(7200.0, "s", "h")]
    [InlineData(12.0, "{request}/s", "request/s")]
    [InlineData(2e6, "{request}", "M request")]
    [InlineData(2048.0, "By/s", "KiB/s")]
    [InlineData(3.0, "1", "")]
    public void The_caption_is_the_symbol_of_the_unit(double maximum, string? unit, string symbol) => Assert.Equal(symbol, Axis.OfValues(0, maximum, unit).Caption);

    [Fact]
    public void Values_that_are_all_equal_have_room_above_and_below()
    {
        Assert.Equal((0.0, 1.0), (Axis.OfValues(0, 0, null).Minimum, Axis.OfValues(0, 0, null).Maximum));
        var axis = Axis.OfValues(50, 50, null);
        Assert.True(axis.Minimum < 50 && axis.Maximum > 50);
        Assert.InRange(axis.ShareOf(50), 0.1, 0.9);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    [InlineData(0, double.Epsilon)]
    [InlineData(1, 1 + 1e-15)]
    [InlineData(double.NaN, double.NaN)]
    public void Any_values_have_an_axis(double minimum, double maximum)
    {
        var axis = Axis.OfValues(minimum, maximum, null);
        Assert.True(axis.Minimum < axis.Maximum);
        Assert.InRange(axis.Ticks(6).Count, 0, 1000);
    }

    [Theory]
    [InlineData("2026-01-31T11:00Z", "2026-01-31T12:00Z", 7, "01-31 11:00,11:10,11:20,11:30,11:40,11:50,12:00")]
    [InlineData("2026-01-30T12:00Z", "2026-01-31T12:00Z", 5, "01-30 12:00,18:00,01-31 00:00,06:00,12:00")]
    [InlineData("2026-01-24T12:00Z", "2026-01-31T12:00Z", 8, "01-25,01-26,01-27,01-28,01-29,01-30,01-31")]
    [InlineData("2025-11-02T12:00Z", "2026-01-31T12:00Z", 8, "11-10,11-24,12-08,12-22,01-05,01-19")]
    [InlineData("2024-01-31T12:00Z", "2026-01-31T12:00Z", 5, "2024-07,2025-01,2025-07,2026-01")]
    [InlineData("1980-01-31T12:00Z", "2026-01-31T12:00Z", 6, "1990,2000,2010,2020")]
    [InlineData("2026-01-31T11:00:00Z", "2026-01-31T11:00:10Z", 6, "01-31 11:00:00,11:00:02,11:00:04,11:00:06,11:00:08,11:00:10")]
    public void Times_are_marked_at_whole_steps_of_the_clock(string start, string end, int most, string labels) =>
        Assert.Equal(labels, string.Join(",", Axis.OfTime(FixedTime.Ms(start), FixedTime.Ms(end), TimeZoneInfo.Utc).Ticks(most).Select(static tick => tick.Label)));

    [Fact]
    public void Days_begin_at_midnight_of_the_zone_also_when_the_clock_is_put_forward()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        IReadOnlyList<Tick> ticks = Axis.OfTime(FixedTime.Ms("2026-03-28T12:00Z"), FixedTime.Ms("2026-03-31T12:00Z"), zone).Ticks(4);
        Assert.Equal(["03-29", "03-30", "03-31"], ticks.Select(static tick => tick.Label));
        Assert.Equal(["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z", "2026-03-30T22:00:00.000Z"], ticks.Select(static tick => UnixTime.ToText((long)tick.Place)));
    }

    [Fact]
    public void There_are_never_more_ticks_than_there_is_room_for()
    {
        for (int most = 2; most < 20; most++)
        {
            for (double span = 1; span < 1e13; span *= 3.7)
            {
                Assert.InRange(Axis.OfTime(1_700_000_000_000, 1_700_000_000_000 + (long)span, TimeZoneInfo.Utc).Ticks(most).Count, 0, most);
                Assert.InRange(Axis.OfValues(-span / 3, span, null).Ticks(most).Count, 0, most + 1);
            }
        }
    }
}
