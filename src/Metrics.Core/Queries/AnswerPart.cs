using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>A part of a range that is answered from one resolution.</summary>
/// <param name="Resolution">Raw, Hour or Day.</param>
/// <param name="Range">The part.</param>
internal readonly record struct AnswerPart(Resolution Resolution, TimeRange Range)
{
    // A TimeSpan can be no longer.
    private const long Longest = (long.MaxValue / TimeSpan.TicksPerMillisecond) - UnixTime.Day;

    /// <summary>
    /// The parts of a range, in the order of time, without a gap or an overlap: the finest that is kept, but none finer than was asked for. Parts meet at the
    /// starts of hours or days in UTC, so that no hour or day lies in two of them.
    /// </summary>
    /// <param name="kept">Since when the metric is kept how finely.</param>
    /// <param name="range">The range.</param>
    /// <param name="resolution">How fine the answer must be at most; with Auto, as fine as it can be.</param>
    /// <param name="coarsest">
    /// What to take, with Auto, where samples are kept: Raw for the samples; Hour or Day for the whole hours and days inside the range, and samples at its edges.
    /// </param>
    public static List<AnswerPart> Plan(StoredFrom kept, TimeRange range, Resolution resolution, Resolution coarsest = Resolution.Raw)
    {
        var parts = new List<AnswerPart>();
        long raw = resolution is Resolution.Hour or Resolution.Day ? long.MaxValue : kept.Raw;
        long hour = resolution == Resolution.Day ? long.MaxValue : Math.Min(kept.Hour, raw);
        if (resolution != Resolution.Raw)
        {
            Add(parts, Resolution.Day, range with { End = Math.Min(range.End, hour) });
            Add(parts, Resolution.Hour, new TimeRange(Math.Max(range.Start, hour), Math.Min(range.End, raw)));
        }

        AddWhole(parts, kept, range with { Start = Math.Max(range.Start, raw) }, coarsest);
        return parts;
    }

    /// <summary>The length of buckets of this part: the one that was asked for, or the next longer one that is made of whole hours or days.</summary>
    public long LengthOf(long interval)
    {
        long unit = UnitOf(Resolution);
        long whole = interval / unit * unit;
        return whole == interval || whole > Longest ? whole : whole + unit;
    }

    // The whole hours or days of a range, and what is finer before and after them.
    private static void AddWhole(List<AnswerPart> parts, StoredFrom kept, TimeRange range, Resolution coarsest)
    {
        if (range.IsEmpty) return;
        if (coarsest == Resolution.Raw)
        {
            Add(parts, Resolution.Raw, range);
            return;
        }

        long unit = UnitOf(coarsest);
        long start = Math.Max(range.Start, coarsest == Resolution.Day ? kept.Day : kept.Hour);
        if (start > long.MinValue && BucketInterval.StartOf(start, unit) is long before && before != start) start = before + unit;
        long end = range.End == long.MaxValue ? long.MaxValue : BucketInterval.StartOf(range.End, unit);
        if (start >= end)
        {
            AddWhole(parts, kept, range, coarsest - 1);
            return;
        }

        AddWhole(parts, kept, range with { End = start }, coarsest - 1);
        Add(parts, coarsest, new TimeRange(start, end));
        AddWhole(parts, kept, range with { Start = end }, coarsest - 1);
    }

    private static void Add(List<AnswerPart> parts, Resolution resolution, TimeRange range)
    {
        if (!range.IsEmpty) parts.Add(new AnswerPart(resolution, range));
    }

    private static long UnitOf(Resolution resolution) => resolution switch
    {
        Resolution.Hour => UnixTime.Hour,
        Resolution.Day => UnixTime.Day,
        _ => 1,
    };
}
