namespace MetricsTools.Model;

public sealed class UnixTimeTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_769_846_400_123, "2026-01-31T08:00:00.123Z")]
    [InlineData(-62_135_596_800_000, "0001-01-01T00:00:00.000Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    [InlineData(-62_135_596_800_001, "-62135596800001 ms")]
    [InlineData(253_402_300_800_000, "253402300800000 ms")]
    [InlineData(long.MinValue, "-9223372036854775808 ms")]
    public void Text_is_ISO_8601_in_UTC_in_every_culture(long milliseconds, string expected)
    {
        using var culture = new Culture("ar-SA");
        Assert.Equal(expected, UnixTime.ToText(milliseconds));
    }

    [Fact]
    public void Text_of_a_moment_with_an_offset_is_in_UTC() =>
        Assert.Equal("2026-01-31T06:00:00.000Z", UnixTime.ToText(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(2))));

    [Fact]
    public void Now_is_the_time_of_the_provider()
    {
        var time = new FixedTime { Now = 1234 };
        Assert.Equal(1234, UnixTime.Now(time));
        Assert.Equal(TimeSpan.Zero, UnixTime.ToDateTimeOffset(1234).Offset);
    }
}
