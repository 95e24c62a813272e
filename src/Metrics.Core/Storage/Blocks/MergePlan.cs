namespace MetricsTools.Storage.Blocks;

/// <summary>Which spans become one: those of a day, an hour after it; days by eights where they are kept for long; and neighbours that hold little.</summary>
/// <param name="now">The current time, in milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="retention">How long samples are kept at the longest.</param>
internal sealed class MergePlan(long now, TimeSpan retention)
{
    private const int DayHours = 24;
    private const int LongestHours = 32 * DayHours;
    private const int EightDayHours = 8 * DayHours;
    private const long LittleBytes = Block.UsualLength;

    // Samples come a little late.
    private const int HoursOfPatience = 1;

    private static readonly TimeSpan LongRetention = TimeSpan.FromDays(30);

    private readonly int _lastHour = HourSpan.HourOf(now) - HoursOfPatience;

    /// <summary>The next spans to become one, in the order of time, and the span that they become; null when there is nothing to do.</summary>
    /// <param name="spans">All spans of a tier with the length of their blocks, in the order of time.</param>
    public (HourSpan Merged, int First, int Count)? Next(IReadOnlyList<(HourSpan Span, long Bytes)> spans) =>
        NextWithin(spans, DayHours) ?? (retention > LongRetention ? NextWithin(spans, EightDayHours) : null) ?? NextLittle(spans);

    private (HourSpan Merged, int First, int Count)? NextWithin(IReadOnlyList<(HourSpan Span, long Bytes)> spans, int hours)
    {
        for (int i = 0; i < spans.Count; i++)
        {
            HourSpan whole = HourSpan.Of(spans[i].Span.StartTime, hours);
            if (IsOpen(spans[i].Span) || whole.End > _lastHour) continue;
            int end = i;
            while (end < spans.Count && spans[end].Span.Start >= whole.Start && spans[end].Span.End <= whole.End) end++;
            if (end - i >= 2) return (Union(spans, i, end), i, end - i);
        }

        return null;
    }

    private (HourSpan Merged, int First, int Count)? NextLittle(IReadOnlyList<(HourSpan Span, long Bytes)> spans)
    {
        double longest = Math.Min(LongestHours, retention.TotalHours / 8);
        for (int i = 0; i < spans.Count; i++)
        {
            if (IsOpen(spans[i].Span)) continue;
            long bytes = 0;
            int end = i;
            for (; end < spans.Count; end++)
            {
                bytes += spans[end].Bytes;
                bool fits = bytes < LittleBytes && spans[end].Span.End - (double)spans[i].Span.Start <= longest;
                if (!fits || spans[end].Span.End > _lastHour || IsOpen(spans[end].Span)) break;
            }

            if (end - i >= 2) return (Union(spans, i, end), i, end - i);
        }

        return null;
    }

    private static HourSpan Union(IReadOnlyList<(HourSpan Span, long Bytes)> spans, int first, int end) =>
        new(spans[first].Span.Start, spans[end - 1].Span.End - spans[first].Span.Start);

    // The first and the last span that there can be are of any time beyond.
    private static bool IsOpen(HourSpan span) => span.StartTime == long.MinValue || span.EndTime == long.MaxValue;
}
