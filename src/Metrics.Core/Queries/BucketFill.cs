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
            // What was appended outside of the range since that was measured may lie anywhere.
            while (next < Math.Min(bucket.Start, range.End)) yield return GapBefore(bucket.Start);
            yield return bucket;
            previous = bucket;
            next = Math.Max(next, bucket.Start + (long)bucket.Interval.TotalMilliseconds);
        }

        while (next < range.End) yield return GapBefore(long.MaxValue);

        // Beside a bucket that was cut it is shorter too.
        Bucket GapBefore(long moment)
        {
            long start = next;
            next = Math.Min(BucketInterval.StartOf(start, length) + length, moment);
            return Gap(builder.Empty(start, next - start), previous, fill);
        }
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
        Fill.Previous when previous is not null => previous with { Start = empty.Start, Interval = empty.Interval, Count = 0 },
        _ => empty,
    };
}
