using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Turns the samples of a group of series into buckets, one after another.</summary>
internal static class BucketReader
{
    /// <summary>The most buckets of a group when those without samples are made too.</summary>
    private const long MaximumFilled = 10_000_000;

    /// <summary>Reads the buckets of a group.</summary>
    /// <param name="store">The store.</param>
    /// <param name="group">The series.</param>
    /// <param name="range">The range that was asked for.</param>
    /// <param name="interval">The length of a bucket in milliseconds, or null for the shortest that makes at most <paramref name="maximumPoints"/>.</param>
    /// <param name="maximumPoints">The most buckets for an automatic interval.</param>
    /// <param name="fill">What stands in an interval without samples.</param>
    /// <param name="coveredEnd">Up to when the samples cover the time: now, or an earlier end that was asked for.</param>
    /// <param name="resolution">How fine the samples must be at most; with Auto, as fine as they are kept.</param>
    public static IEnumerable<Bucket> Read(
        IMetricStore store, SeriesGroup group, TimeRange range, long? interval, int maximumPoints, Fill fill, long coveredEnd, Resolution resolution = Resolution.Auto)
    {
        List<AnswerPart> parts = AnswerPart.Plan(store, group.Metric, range, resolution);
        if (Extent(store, group, parts) is not { } extent) yield break;
        TimeRange asked = new(range.Start == long.MinValue ? extent.Start : range.Start, Math.Min(range.End, Math.Max(extent.End, coveredEnd + 1)));
        long length = interval ?? BucketInterval.Choose(range == TimeRange.All ? extent : asked, maximumPoints);
        TimeRange covered = new(range.Start, Math.Min(range.End, coveredEnd));
        var builder = new BucketBuilder(group, length, covered);
        IEnumerable<Bucket> buckets = Collect(store, group, parts, builder, length);
        if (fill != Fill.None)
        {
            // A bucket that begins just when the time ends is only there when a sample is.
            TimeRange filled = range == TimeRange.All ? extent : asked with { End = Math.Max(extent.End, Math.Min(asked.End, coveredEnd)) };
            if (BucketInterval.CountOf(filled, length) > MaximumFilled) throw new MetricException(ErrorId.IntervalTooShort, UnixTime.ToTimeSpan(length), MaximumFilled);
            buckets = BucketFill.Apply(buckets, builder, filled, length, fill);
        }

        foreach (Bucket bucket in buckets) yield return bucket;
    }

    /// <summary>All that is stored of a group as one bucket, or null when there is nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="group">The series.</param>
    /// <param name="newest">The time of the newest sample.</param>
    public static Bucket? ReadWhole(IMetricStore store, SeriesGroup group, out long newest)
    {
        var builder = new BucketBuilder(group, 1, TimeRange.All);
        builder.Begin(0, 1);
        foreach (AnswerPart part in AnswerPart.Plan(store, group.Metric, TimeRange.All, Resolution.Auto))
        {
            if (part.Resolution != Resolution.Raw)
            {
                foreach (Rollup rollup in GroupRollups.Read(store, group.SeriesIds, part.Resolution, part.Range)) builder.Add(rollup, part.Resolution);
                continue;
            }

            foreach (ReadOnlyMemory<Sample> chunk in SampleMerge.Read(store, group.SeriesIds, part.Range))
            {
                foreach (Sample sample in chunk.Span) builder.Add(sample);
            }
        }

        newest = builder.Newest;
        return builder.IsEmpty ? null : builder.Build();
    }

    /// <summary>From the first to just after the last sample of a group in a range, or null when there is none.</summary>
    public static TimeRange? Extent(IMetricStore store, SeriesGroup group, TimeRange range) =>
        Extent(store, group, AnswerPart.Plan(store, group.Metric, range, Resolution.Auto));

    private static TimeRange? Extent(IMetricStore store, SeriesGroup group, List<AnswerPart> parts)
    {
        long first = long.MaxValue, last = long.MinValue;
        foreach (long seriesId in group.SeriesIds)
        {
            foreach (AnswerPart part in parts)
            {
                if (ExtentOf(store, seriesId, part) is not { } extent) continue;
                first = Math.Min(first, extent.First);
                last = Math.Max(last, extent.Last);
            }
        }

        return first > last ? null : new TimeRange(first, last + 1);
    }

    private static (long First, long Last)? ExtentOf(IMetricStore store, long seriesId, AnswerPart part)
    {
        if (part.Resolution == Resolution.Raw)
        {
            foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(seriesId, part.Range, 1))
            {
                return (chunk.Span[0].Timestamp, store.ReadNewestSamples(seriesId, part.Range, 1)[0].Timestamp);
            }

            return null;
        }

        (long First, long Last)? extent = null;
        foreach (Rollup rollup in store.ReadRollups(seriesId, part.Resolution, part.Range))
        {
            extent = (extent?.First ?? rollup.First.Timestamp, rollup.Last.Timestamp);
        }

        return extent;
    }

    private static IEnumerable<Bucket> Collect(IMetricStore store, SeriesGroup group, List<AnswerPart> parts, BucketBuilder builder, long interval)
    {
        foreach (AnswerPart part in parts)
        {
            long length = part.LengthOf(interval);
            if (part.Resolution == Resolution.Raw)
            {
                foreach (ReadOnlyMemory<Sample> chunk in SampleMerge.Read(store, group.SeriesIds, part.Range))
                {
                    for (int i = 0; i < chunk.Length; i++)
                    {
                        Sample sample = chunk.Span[i];
                        if (Turn(builder, sample.Timestamp, length) is { } bucket) yield return bucket;
                        builder.Add(sample);
                    }
                }

                continue;
            }

            foreach (Rollup rollup in GroupRollups.Read(store, group.SeriesIds, part.Resolution, part.Range))
            {
                if (Turn(builder, rollup.Start, length) is { } bucket) yield return bucket;
                builder.Add(rollup, part.Resolution);
            }
        }

        if (!builder.IsEmpty) yield return builder.Build();
    }

    // Begins the bucket of a moment unless it is the one that is being collected, and gives that one then.
    private static Bucket? Turn(BucketBuilder builder, long time, long length)
    {
        if (!builder.IsEmpty && time - builder.Start < builder.Length && builder.Length == length) return null;
        Bucket? finished = builder.IsEmpty ? null : builder.Build();
        builder.Begin(BucketInterval.StartOf(time, length), length);
        return finished;
    }
}
