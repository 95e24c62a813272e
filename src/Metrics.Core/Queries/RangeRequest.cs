using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>A range of time as it was asked for; null where nothing was said.</summary>
/// <param name="Start">The first moment.</param>
/// <param name="End">The last moment; now when omitted.</param>
/// <param name="Last">A span up to now, instead of the other two.</param>
public sealed record RangeRequest(DateTimeOffset? Start, DateTimeOffset? End, TimeSpan? Last)
{
    /// <summary>Everything that is stored.</summary>
    public static readonly RangeRequest Everything = new(null, null, null);

    // For clocks that are not quite together, and for the time between saying a moment and asking.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>The range, checked against the clock and against what is kept.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="retention">How long the resolution that is asked for is kept.</param>
    /// <exception cref="MetricException">The range lies in the future, is reversed, too long, or begins before what is kept.</exception>
    public TimeRange Resolve(DateTimeOffset now, TimeSpan retention)
    {
        if (Start is null && End is null && Last is null) return TimeRange.All;
        if (Last is { } span && span <= TimeSpan.Zero) throw new MetricException(ErrorId.DurationNotPositive, span);
        if (Last > retention) throw new MetricException(ErrorId.RangeTooLong, retention.TotalDays);

        DateTimeOffset latest = now + Tolerance;
        DateTimeOffset end = End is { } given && given < latest ? given : latest;
        if ((Start ?? DateTimeOffset.MinValue) > latest) throw new MetricException(ErrorId.RangeInFuture);
        if (Start >= (End ?? latest)) throw new MetricException(ErrorId.RangeReversed);
        DateTimeOffset? start = Last is { } last ? Before(End is null ? now : end, last) : Start;
        if (start is { } first) CheckRetention(first, end < now ? end : now, now, retention);

        // The end given is the last moment meant; the range's own end is the first one after it.
        return new TimeRange(start?.ToUnixTimeMilliseconds() ?? long.MinValue, end.ToUnixTimeMilliseconds() + 1);
    }

    /// <summary>The moment a span before another, or the first of all when that is too far back.</summary>
    private static DateTimeOffset Before(DateTimeOffset moment, TimeSpan span) =>
        new(Math.Max(0, moment.UtcTicks - span.Ticks), TimeSpan.Zero);

    // A range with both ends named that is too long is that; with an open end, its start is what is wrong.
    private void CheckRetention(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now, TimeSpan retention)
    {
        if (End is not null && end - start > retention) throw new MetricException(ErrorId.RangeTooLong, retention.TotalDays);
        if (start + Tolerance < Before(now, retention))
        {
            throw new MetricException(ErrorId.RangeBeforeRetention, retention.TotalDays, UnixTime.ToText(now - retention));
        }
    }
}
