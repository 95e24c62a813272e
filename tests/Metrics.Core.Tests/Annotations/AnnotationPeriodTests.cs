using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Annotations;

public sealed class AnnotationPeriodTests
{
    private static readonly DateTimeOffset Now = StoredMetrics.Noon;

    [Fact]
    public void Without_a_range_it_is_everything() => Assert.Equal(TimeRange.All, AnnotationPeriod.Of(RangeRequest.Everything, Now));

    [Fact]
    public void The_last_time_ends_now_and_a_start_alone_leaves_the_future_in()
    {
        Assert.Equal(new TimeRange(StoredMetrics.Ms("11:00"), StoredMetrics.Ms("12:00") + 1), AnnotationPeriod.Of(new RangeRequest(null, null, TimeSpan.FromHours(1)), Now));
        Assert.Equal(new TimeRange(StoredMetrics.Ms("13:00"), long.MaxValue), AnnotationPeriod.Of(new RangeRequest(StoredMetrics.At("13:00"), null, null), Now));
    }

    [Fact]
    public void A_reversed_range_and_no_time_are_refused()
    {
        Assert.Equal(ErrorId.RangeReversed, Assert.Throws<MetricException>(() => AnnotationPeriod.Of(new RangeRequest(Now, Now, null), Now)).Id);
        Assert.Equal(ErrorId.DurationNotPositive, Assert.Throws<MetricException>(() => AnnotationPeriod.Of(new RangeRequest(null, null, TimeSpan.Zero), Now)).Id);
    }
}
