namespace MetricsTools.Text;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("2w", 1_209_600_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData(".5s", 500)]
    [InlineData("0s", 0)]
    [InlineData(" 5M ", 300_000)]
    [InlineData("5MS", 5)]
    [InlineData("00:05:00", 300_000)]
    [InlineData("1.02:03:04", 93_784_000)]
    [InlineData("-00:00:01", -1000)]
    public void A_number_with_a_unit_is_a_duration(string text, double milliseconds)
    {
        using var culture = new Culture("de-DE");
        Assert.Equal(milliseconds, DurationText.Parse(text).TotalMilliseconds);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("1.5")]
    [InlineData(" 10 ")]
    [InlineData("0")]
    public void A_bare_number_is_refused_with_the_fix(string text)
    {
        var error = Assert.Throws<MetricException>(() => DurationText.Parse(text));
        Assert.Equal(ErrorId.DurationWithoutUnit, error.Id);
        Assert.Contains($"{text.Trim()}s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("d")]
    [InlineData("5 minutes")]
    [InlineData("5y")]
    [InlineData("1,5h")]
    [InlineData("1_000s")]
    [InlineData("-5m")]
    [InlineData("1e3s")]
    [InlineData("5 m")]
    [InlineData("NaNs")]
    [InlineData("Infinityd")]
    [InlineData("P1D")]
    [InlineData("1h30m")]
    [InlineData("25:61:00")]
    [InlineData("٣s")]
    public void Anything_else_is_refused(string text) => Assert.Equal(ErrorId.DurationInvalid, FailureOf(text));

    [Theory]
    [InlineData("99999999999999999999d")]
    [InlineData("10675200d")]
    [InlineData("922337203686s")]
    [InlineData("99999999.00:00:00")]
    public void What_no_TimeSpan_can_hold_is_refused(string text) => Assert.Equal(ErrorId.DurationInvalid, FailureOf(text));

    private static ErrorId FailureOf(string text) => Assert.Throws<MetricException>(() => DurationText.Parse(text)).Id;
}
