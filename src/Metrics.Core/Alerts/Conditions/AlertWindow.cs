using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.Alerts.Conditions;

/// <summary>The newest time of a store, up to a moment.</summary>
/// <param name="store">The store.</param>
/// <param name="now">The moment, in milliseconds since 1970-01-01T00:00:00Z.</param>
internal sealed class AlertWindow(IMetricStore store, long now)
{
    public IMetricStore Store => store;

    public long Now => now;

    /// <summary>The samples of a span up to the moment as one bucket, or null when there are none.</summary>
    public Bucket? ReadBucket(SelectedSeries series, TimeSpan span) => ReaderOf(series, RangeOf(span)).ReadWhole(SeriesGroup.Of(series), out _);

    /// <summary>The averages of a span up to the moment, in some sixty parts: when, in seconds before the moment, and what.</summary>
    public (double[] Times, double[] Values) ReadCourse(SelectedSeries series, TimeSpan span)
    {
        TimeRange range = RangeOf(span);
        long length = Math.Max(1, (range.End - range.Start) / 60);
        Bucket[] buckets = [.. ReaderOf(series, range, length).Read(SeriesGroup.Of(series))];
        return ([.. buckets.Select(bucket => (bucket.Start - now) / (double)UnixTime.Second)], [.. buckets.Select(static bucket => bucket.Average!.Value)]);
    }

    /// <summary>The time of the newest sample up to the moment, or null when none is kept.</summary>
    public long? NewestTime(SelectedSeries series)
    {
        IReadOnlyList<Sample> newest = store.ReadNewestSamples(series.Series.Id, new TimeRange(long.MinValue, now + 1), 1);
        return newest.Count > 0 ? newest[0].Timestamp : ReaderOf(series, new TimeRange(long.MinValue, now + 1)).Extent(SeriesGroup.Of(series))?.End - 1;
    }

    // What is kept of the samples themselves is not answered for by hours: a window may begin anywhere.
    private BucketReader ReaderOf(SelectedSeries series, TimeRange range, long? interval = null) =>
        new(store, series.Metric, new BucketRequest { Range = range, CoveredEnd = now, Interval = interval, ManySamples = long.MaxValue });

    private TimeRange RangeOf(TimeSpan span) => new(now + 1 - (long)span.TotalMilliseconds, now + 1);
}
