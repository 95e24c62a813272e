using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Which resolution answers for which part of a range.</summary>
public sealed class AnswerPartTests
{
    private const long Noon = 12 * UnixTime.Hour;

    [Theory]
    [InlineData(Resolution.Hour)]
    [InlineData(Resolution.Day)]
    public void All_that_is_stored_is_answered_once(Resolution coarsest) =>
        Assert.Equal([new AnswerPart(coarsest, TimeRange.All)], Plan(TimeRange.All, coarsest));

    [Fact]
    public void Days_have_hours_and_samples_at_both_edges()
    {
        const long Minute = UnixTime.Minute;
        var range = new TimeRange(Noon + Minute, (2 * UnixTime.Day) + Noon + Minute);
        Assert.Equal(
            [
                new AnswerPart(Resolution.Raw, new TimeRange(Noon + Minute, Noon + UnixTime.Hour)),
                new AnswerPart(Resolution.Hour, new TimeRange(Noon + UnixTime.Hour, UnixTime.Day)),
                new AnswerPart(Resolution.Day, new TimeRange(UnixTime.Day, 2 * UnixTime.Day)),
                new AnswerPart(Resolution.Hour, new TimeRange(2 * UnixTime.Day, (2 * UnixTime.Day) + Noon)),
                new AnswerPart(Resolution.Raw, new TimeRange((2 * UnixTime.Day) + Noon, (2 * UnixTime.Day) + Noon + Minute)),
            ],
            Plan(range, Resolution.Day));
    }

    [Fact]
    public void A_range_without_a_beginning_or_an_end_has_one_edge()
    {
        Assert.Equal(
            [new AnswerPart(Resolution.Hour, new TimeRange(long.MinValue, Noon)), new AnswerPart(Resolution.Raw, new TimeRange(Noon, Noon + 1))],
            Plan(new TimeRange(long.MinValue, Noon + 1), Resolution.Hour));
        Assert.Equal(
            [new AnswerPart(Resolution.Raw, new TimeRange(Noon - 1, Noon)), new AnswerPart(Resolution.Hour, new TimeRange(Noon, long.MaxValue))],
            Plan(new TimeRange(Noon - 1, long.MaxValue), Resolution.Hour));
    }

    private static List<AnswerPart> Plan(TimeRange range, Resolution coarsest) => AnswerPart.Plan(StoredFrom.Ever, range, Resolution.Auto, coarsest);
}
