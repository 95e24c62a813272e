using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>Puts buckets where there are no samples.</summary>
internal static class BucketFill
{
    /// <summary>The given buckets, with those between them, before and after them in a range.</summary>
    public static IEnumerable<Bucket> Apply(IEnumerable<Bucket> buckets, BucketBuilder builder, TimeRange range, long length, Fill fill)
    {
        long next = BucketInterval.StartOf(range.Start, length);
        Bucket? previous = null;
        foreach (Bucket bucket in buckets)
        {
            for (; next < bucket.Start; next += length) yield return Gap(builder.Empty(next), previous, fill);
            yield return bucket;
            previous = bucket;
            next = bucket.Start + (long)bucket.Interval.TotalMilliseconds;
        }

        for (; next < range.End; next += length) yield return Gap(builder.Empty(next), previous, fill);
    }

    private static Bucket Gap(Bucket empty, Bucket? previous, Fill fill) => fill switch
    {
        Fill.Zero => empty with
        {
            Sum = 0,
            Average = 0,
            Minimum = 0,
            Maximum = 0,
            First = 0,
            Last = 0,
            StandardDeviation = 0,
            P50 = 0,
            P90 = 0,
            P95 = 0,
            P99 = 0,
            Rate = 0,
            Distinct = 0,
        },
        Fill.Previous when previous is not null => previous with { Start = empty.Start, Count = 0 },
        _ => empty,
    };
}
