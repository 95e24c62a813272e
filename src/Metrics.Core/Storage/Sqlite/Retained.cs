using MetricsTools.Model;
using MetricsTools.Storage.Blocks;

namespace MetricsTools.Storage.Sqlite;

/// <summary>What the rows of <c>span</c> say of how much is kept, how old it is, and how fast it grows.</summary>
internal static class Retained
{
    private const int DaysOfGrowth = 7;

    /// <summary>
    /// The moment that ages are counted from: now, but no more than a day after the newest sample, so that a clock that is wrong for a while does little harm.
    /// </summary>
    public static long Limit(SpanTable spans, long now)
    {
        List<StoreSpan> raw = spans.All(StoreTier.Raw);
        return raw.Count == 0 ? now : Math.Min(now, Later(raw.Max(static span => span.Last), UnixTime.Day));
    }

    /// <summary>The raw samples of spans that end before what is kept begins, as if all metrics were kept for the same time.</summary>
    public static long Beyond(SpanTable spans, TimeSpan retention, long now)
    {
        long cut = CutOf(Limit(spans, now), retention);
        return spans.All(StoreTier.Raw).Where(span => span.Span.EndTime <= cut).Sum(static span => span.Samples);
    }

    /// <summary>The samples a day, on average over the week before the newest sample, or over the time since the first one when that is shorter.</summary>
    public static long GrowthPerDay(SpanTable spans)
    {
        List<StoreSpan> raw = spans.All(StoreTier.Raw);
        if (raw.Count == 0) return 0;
        double end = raw.Max(static span => span.Last), start = Math.Max(end - (DaysOfGrowth * UnixTime.Day), raw.Min(static span => span.First));
        double count = raw.Sum(span => span.Samples * Math.Max(0, Math.Min(end, span.Last) - Math.Max(start, span.First) + 1) / ((double)span.Last - span.First + 1));
        return (long)Math.Min(long.MaxValue / 2, count / Math.Max(1, (end - start) / UnixTime.Day));
    }

    /// <summary>The start of the day before which raw samples have to go for the rest to fit, or null when all fits. The newest day stays in any case.</summary>
    public static long? EarlyCut(SpanTable spans, long budget)
    {
        if (budget <= 0) return null;
        List<StoreSpan> raw = spans.All(StoreTier.Raw);
        long left = raw.Concat(spans.All(StoreTier.Hour)).Concat(spans.All(StoreTier.Day)).Sum(static span => span.Bytes);
        if (left <= budget || raw.Count == 0) return null;
        long newestDay = DayOf(raw.Max(static span => span.Last)), cut = long.MinValue;
        foreach (StoreSpan span in raw)
        {
            if (left <= budget || span.Span.EndTime > newestDay) break;
            left -= span.Bytes;
            cut = DayOf(span.Span.EndTime);
        }

        return cut == long.MinValue ? null : cut;
    }

    /// <summary>The start of the first day that is kept.</summary>
    public static long CutOf(long limit, TimeSpan retention) => DayOf(limit - (long)Math.Min(retention.TotalMilliseconds, UnixTime.Day * 1_000_000));

    /// <summary>The start of the day in UTC that a moment lies in.</summary>
    public static long DayOf(long time) => RollupMerge.NumberOf(time, UnixTime.Day) * UnixTime.Day;

    private static long Later(long time, long span) => time > long.MaxValue - span ? long.MaxValue : time + span;
}
