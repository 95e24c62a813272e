using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Text;

public sealed class TimestampTextTests
{
    private static readonly TimeZoneInfo PlusTwo = TimeZoneInfo.CreateCustomTimeZone("PlusTwo", TimeSpan.FromHours(2), null, null);

    [Theory]
    [InlineData("2026-01-31T08:00:00Z", "2026-01-31T08:00:00.000Z")]
    [InlineData("2026-01-31 08:00:00Z", "2026-01-31T08:00:00.000Z")]
    [InlineData("2026-01-31T08:00Z", "2026-01-31T08:00:00.000Z")]
    [InlineData("2026-01-31T08:00:00.5Z", "2026-01-31T08:00:00.500Z")]
    [InlineData("2026-01-31T08:00:00.1239999Z", "2026-01-31T08:00:00.123Z")]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999Z")]
    [InlineData("2026-01-31T08:00:00+01:30", "2026-01-31T06:30:00.000Z")]
    [InlineData("2026-01-31T08:00:00-0800", "2026-01-31T16:00:00.000Z")]
    [InlineData("2026-01-31T08:00:00", "2026-01-31T06:00:00.000Z")]
    [InlineData("2026-01-31 08:00", "2026-01-31T06:00:00.000Z")]
    [InlineData("2026-01-31", "2026-01-30T22:00:00.000Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.999Z")]
    public void An_ISO_8601_text_is_read(string text, string expected)
    {
        Assert.True(TimestampText.TryParse(text, PlusTwo, out long milliseconds));
        Assert.Equal(expected, UnixTime.ToText(milliseconds));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("11/22/2026")]
    [InlineData("01.02.2026")]
    [InlineData("2026/01/31")]
    [InlineData("20260131")]
    [InlineData("2026-1-31")]
    [InlineData("2026-01")]
    [InlineData("26-01-31")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-01")]
    [InlineData("0000-01-01")]
    [InlineData("2026-01-31T")]
    [InlineData("2026-01-31T8:00")]
    [InlineData("2026-01-31T08")]
    [InlineData("2026-01-31T08:00:")]
    [InlineData("2026-01-31T24:00:00Z")]
    [InlineData("2026-01-31T08:60:00Z")]
    [InlineData("2026-01-31T08:00:60Z")]
    [InlineData("2026-01-31T08:00:00.Z")]
    [InlineData("2026-01-31T08:00:00,5Z")]
    [InlineData("2026-01-31T08:00:00.12345678Z")]
    [InlineData("2026-01-31T08:00:00 Z")]
    [InlineData("2026-01-31T08:00:00z")]
    [InlineData("2026-01-31T08:00:00+1")]
    [InlineData("2026-01-31T08:00:00+14:01")]
    [InlineData("2026-01-31T08:00:00+01:60")]
    [InlineData("2026-01-31T08:00:00Z+01:00")]
    [InlineData("2026-01-31Z")]
    [InlineData(" 2026-01-31")]
    [InlineData("2026-01-31\0")]
    [InlineData("٢٠٢٦-01-31")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("0001-01-01")]
    [InlineData("1767225600000")]
    [InlineData("/Date(1767225600000)/")]
    [InlineData("Sat, 31 Jan 2026 08:00:00 GMT")]
    public void Anything_else_is_refused(string? text)
    {
        Assert.False(TimestampText.TryParse(text, PlusTwo, out long milliseconds));
        Assert.Equal(0, milliseconds);
    }

    [Fact]
    public void A_local_time_that_a_clock_change_skips_or_repeats_is_read_with_the_standard_offset()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.True(TimestampText.TryParse("2026-03-29T02:30", berlin, out long skipped));
        Assert.Equal("2026-03-29T01:30:00.000Z", UnixTime.ToText(skipped));
        Assert.True(TimestampText.TryParse("2026-10-25T02:30", berlin, out long repeated));
        Assert.Equal("2026-10-25T01:30:00.000Z", UnixTime.ToText(repeated));
    }

    [Fact]
    public void What_is_written_is_read_back() => Always.Holds(FsCheck.Fluent.Gen.Choose(0, int.MaxValue), number =>
    {
        using var thai = new Culture("th-TH");
        long moment = -62135596800000 + (number * 146_000L);
        Assert.True(TimestampText.TryParse(UnixTime.ToText(moment), PlusTwo, out long back));
        Assert.Equal(moment, back);
        Assert.Equal(DateTimeOffset.Parse(UnixTime.ToText(moment), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), back);
    });
}
