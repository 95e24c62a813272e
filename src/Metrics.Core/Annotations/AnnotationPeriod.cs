using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Annotations;

/// <summary>The range of a question about annotations, which may lie ahead: maintenance is announced.</summary>
public static class AnnotationPeriod
{
    /// <summary>The range that was asked for; everything when nothing was said.</summary>
    /// <exception cref="MetricException">It is reversed, or a span is not above zero.</exception>
    public static TimeRange Of(RangeRequest range, DateTimeOffset now)
    {
        if (range.Last is { } span && span <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, span);
        if (range.Start is { } first && range.End is { } last && first >= last) throw new MetricException(ErrorId.RangeReversed);
        DateTimeOffset? end = range.End ?? (range.Last is null ? null : now);
        long? start = range.Start?.ToUnixTimeMilliseconds() ?? end?.ToUnixTimeMilliseconds() - (long?)range.Last?.TotalMilliseconds;
        return new TimeRange(start ?? long.MinValue, end is null ? long.MaxValue : end.Value.ToUnixTimeMilliseconds() + 1);
    }
}
