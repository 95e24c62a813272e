using MetricsTools.Model;

namespace MetricsTools.Text;

public sealed class TimeRangeTextTests
{
    [Fact]
    public void Two_moments_with_a_slash_between_are_a_range() =>
        Assert.Equal(new TimeRange(1_767_225_600_000, 1_767_229_200_000), TimeRangeText.Parse("2026-01-01T00:00Z/2026-01-01T02:00+01:00", TimeZoneInfo.Utc));

    [Theory]
    [InlineData("", ErrorId.TimeRangeInvalid)]
    [InlineData("2026-01-01T00:00Z", ErrorId.TimeRangeInvalid)]
    [InlineData("2026-01-01T00:00Z/", ErrorId.TimeRangeInvalid)]
    [InlineData("a/b", ErrorId.TimeRangeInvalid)]
    [InlineData("2026-01-01T00:00Z/2026-01-02T00:00Z/2026-01-03T00:00Z", ErrorId.TimeRangeInvalid)]
    [InlineData("2026-01-02T00:00Z/2026-01-01T00:00Z", ErrorId.RangeReversed)]
    [InlineData("2026-01-02T00:00Z/2026-01-02T00:00Z", ErrorId.RangeReversed)]
    public void Anything_else_is_refused(string text, ErrorId expected) =>
        Assert.Equal(expected, Assert.Throws<MetricException>(() => TimeRangeText.Parse(text, TimeZoneInfo.Utc)).Id);
}
