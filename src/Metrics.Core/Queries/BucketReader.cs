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
    public static IEnumerable<Bucket> Read(
        IMetricStore store, SeriesGroup group, TimeRange range, long? interval, int maximumPoints, Fill fill, long coveredEnd)
    {
        if (Extent(store, group, range) is not { } extent) yield break;
        TimeRange asked = new(range.Start == long.MinValue ? extent.Start : range.Start, Math.Min(range.End, Math.Max(extent.End, coveredEnd + 1)));
        long length = interval ?? BucketInterval.Choose(range == TimeRange.All ? extent : asked, maximumPoints);
        TimeRange covered = new(range.Start, Math.Min(range.End, coveredEnd));
        var builder = new BucketBuilder(group, length, covered);
        IEnumerable<Bucket> buckets = Collect(SampleMerge.Read(store, group.SeriesIds, range), builder, length);
        if (fill != Fill.None)
        {
            // A bucket that begins just when the time ends is only there when a sample is.
            TimeRange filled = range == TimeRange.All ? extent : asked with { End = Math.Max(extent.End, Math.Min(asked.End, coveredEnd)) };
            if (BucketInterval.CountOf(filled, length) > MaximumFilled) throw new MetricException(ErrorId.IntervalTooShort, UnixTime.ToTimeSpan(length), MaximumFilled);
            buckets = BucketFill.Apply(buckets, builder, filled, length, fill);
        }

        foreach (Bucket bucket in buckets) yield return bucket;
    }

    /// <summary>From the first to just after the last sample of a group in a range, or null when there is none.</summary>
    public static TimeRange? Extent(IMetricStore store, SeriesGroup group, TimeRange range)
    {
        long first = long.MaxValue, last = long.MinValue;
        foreach (long seriesId in group.SeriesIds)
        {
            foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(seriesId, range, 1))
            {
                first = Math.Min(first, chunk.Span[0].Timestamp);
                break;
            }

            foreach (Sample newest in store.ReadNewestSamples(seriesId, range, 1)) last = Math.Max(last, newest.Timestamp);
        }

        return first > last ? null : new TimeRange(first, last + 1);
    }

    private static IEnumerable<Bucket> Collect(IEnumerable<ReadOnlyMemory<Sample>> chunks, BucketBuilder builder, long length)
    {
        long end = long.MinValue;
        foreach (ReadOnlyMemory<Sample> chunk in chunks)
        {
            for (int i = 0; i < chunk.Length; i++)
            {
                Sample sample = chunk.Span[i];
                if (sample.Timestamp >= end)
                {
                    if (!builder.IsEmpty) yield return builder.Build();
                    builder.Begin(BucketInterval.StartOf(sample.Timestamp, length));
                    end = builder.Start + length;
                }

                builder.Add(sample);
            }
        }

        if (!builder.IsEmpty) yield return builder.Build();
    }
}
