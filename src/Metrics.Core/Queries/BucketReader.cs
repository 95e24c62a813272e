using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>Turns what is stored of groups of series into buckets, one group after another.</summary>
/// <remarks>
/// What is read together is read in one state of the store, up to a limit; a longer range is read window by window (<see cref="PartWindows"/>). Decoding and counting
/// share the processors.
/// </remarks>
/// <param name="store">The store.</param>
/// <param name="metric">The metric of the groups.</param>
/// <param name="request">What is asked.</param>
internal sealed class BucketReader(IMetricStore store, MetricDefinition metric, BucketRequest request)
{
    /// <summary>The most buckets of a group when those without samples are made too.</summary>
    private const long MaximumFilled = 10_000_000;

    // Groups that are read together, and how many windows of samples, hours or days of them.
    private const int ManyGroups = 64;
    private const int FewWindows = 4;

    // Buckets that are made before they are handed on.
    private const int ManyBuckets = 16_384;

    private readonly PartWindows _windows = new(store, metric, request);
    private Resolution? _coarsest;

    /// <summary>The buckets of groups, group after group, each by time.</summary>
    /// <param name="groups">The groups.</param>
    public IEnumerable<(SeriesGroup Group, Bucket Bucket)> Read(IReadOnlyList<SeriesGroup> groups)
    {
        bool isTogether = request.Interval is not null && request.Fill == Fill.None;
        for (int first = 0; first < groups.Count; first += ManyGroups)
        {
            SeriesGroup[] some = [.. groups.Skip(first).Take(ManyGroups)];
            if (some.Length > 1 && isTogether && TryReadTogether(groups, some) is { } lists)
            {
                for (int i = 0; i < some.Length; i++)
                {
                    foreach (Bucket bucket in lists[i]) yield return (some[i], bucket);
                }

                continue;
            }

            isTogether = false;
            foreach (SeriesGroup group in some)
            {
                foreach (Bucket bucket in Read(groups, group)) yield return (group, bucket);
            }
        }
    }

    /// <summary>The buckets of one group.</summary>
    public IEnumerable<Bucket> Read(SeriesGroup group) => Read([group], group);

    /// <summary>All that is stored of a group in the range as one bucket, wherever that begins, or null when there is nothing.</summary>
    /// <param name="group">The group.</param>
    /// <param name="newest">The time of the newest sample.</param>
    public Bucket? ReadWhole(SeriesGroup group, out long newest)
    {
        (long start, long length) = request.Range is { Start: > long.MinValue, End: < long.MaxValue } range ? (range.Start, range.End - range.Start) : (0, 1);
        var builder = new BucketBuilder(group, request.Figures, request.Range);
        builder.Begin(start, length);
        foreach (PartWindow window in _windows.Read(group.SeriesIds, Coarsest([group], UnixTime.Day)))
        {
            foreach (IBucketSource source in window.Read(0, group.SeriesIds.Count, window.Range)) source.AddTo(builder, long.MaxValue);
        }

        newest = builder.Newest;
        return builder.IsEmpty ? null : builder.Build();
    }

    /// <summary>From the first to just after the last sample of a group in the range, or null when there is none.</summary>
    public TimeRange? Extent(SeriesGroup group)
    {
        StoredFrom kept = store.GetStoredFrom(metric.Id);
        while (true)
        {
            TimeRange? extent = Extent(group, kept);
            StoredFrom now = store.GetStoredFrom(metric.Id);
            if (now == kept) return extent;

            // The store has pruned meanwhile: what was to be found in samples may be days by now.
            kept = now;
        }
    }

    private TimeRange? Extent(SeriesGroup group, StoredFrom kept)
    {
        long first = long.MaxValue, last = long.MinValue;
        foreach (AnswerPart part in AnswerPart.Plan(kept, request.Range, request.Resolution))
        {
            foreach (long seriesId in group.SeriesIds)
            {
                if (ExtentOf(seriesId, part) is not { } extent) continue;
                first = Math.Min(first, extent.First);
                last = Math.Max(last, extent.Last);
            }
        }

        return first > last ? null : new TimeRange(first, last + 1);
    }

    private IEnumerable<Bucket> Read(IReadOnlyList<SeriesGroup> groups, SeriesGroup group)
    {
        TimeRange range = request.Range;
        TimeRange? extent = null;
        if (request.Interval is null || request.Fill != Fill.None)
        {
            extent = Extent(group);
            if (extent is null) return [];
        }

        TimeRange asked = range with { End = Math.Min(range.End, Math.Max(extent?.End ?? long.MinValue, request.CoveredEnd + 1)) };
        if (extent is { } found && range.Start == long.MinValue) asked = asked with { Start = found.Start };
        long length = request.Interval ?? BucketInterval.Choose(range == TimeRange.All ? extent!.Value : asked, request.MaximumPoints);
        BucketBuilder builder = Begin(group);
        IEnumerable<Bucket> buckets = Collect(group, builder, length, Coarsest(groups, length));
        if (request.Fill == Fill.None) return buckets;

        // A bucket that begins just when the time ends is only there when a sample is.
        TimeRange filled = range == TimeRange.All ? extent!.Value : asked with { End = Math.Max(extent!.Value.End, Math.Min(asked.End, request.CoveredEnd)) };
        if (BucketInterval.CountOf(filled, length) > MaximumFilled) throw new MetricException(ErrorId.IntervalTooShort, UnixTime.ToTimeSpan(length), MaximumFilled);
        return BucketFill.Apply(buckets, builder, filled, length, request.Fill);
    }

    private BucketBuilder Begin(SeriesGroup group) =>
        new(group, request.Figures, request.Range with { End = Math.Min(request.Range.End, request.CoveredEnd) });

    private Resolution Coarsest(IReadOnlyList<SeriesGroup> groups, long length) =>
        _coarsest ??= RollupChoice.Of(store, metric, [.. groups.SelectMany(static group => group.SeriesIds)], request, length);

    // The buckets of groups that have few samples, or null when they have not.
    private List<Bucket>[]? TryReadTogether(IReadOnlyList<SeriesGroup> all, SeriesGroup[] groups)
    {
        long length = request.Interval!.Value;
        List<PartWindow>? windows = store.Read(() => ReadTogether(all, groups));
        if (windows is null) return null;
        long count = windows.Sum(static window => window.Count);
        if (count > ManyBuckets && length < UnixTime.Minute) return null;
        int[] firsts = new int[groups.Length];
        for (int i = 1; i < firsts.Length; i++) firsts[i] = firsts[i - 1] + groups[i - 1].SeriesIds.Count;
        return SideBySide.Run([.. Enumerable.Range(0, groups.Length)], SideBySide.IsWorthIt(count), place =>
        {
            var buckets = new List<Bucket>();
            BucketBuilder builder = Begin(groups[place]);
            for (int i = 0; i < windows.Count; i++)
            {
                IBucketSource[] sources = windows[i].Read(firsts[place], groups[place].SeriesIds.Count, windows[i].Range);
                builder.SetLength(windows[i].Part.LengthOf(length), windows[i].Range.Start);
                buckets.AddRange(new BucketCourse(builder, sources, isLast: i == windows.Count - 1).Take(int.MaxValue));
            }

            return buckets;
        });
    }

    // In one state of the store, whose transaction is also begun but once.
    private List<PartWindow>? ReadTogether(IReadOnlyList<SeriesGroup> all, SeriesGroup[] groups)
    {
        long[] series = [.. groups.SelectMany(static group => group.SeriesIds)];
        StoredFrom kept = store.GetStoredFrom(metric.Id);
        var windows = new List<PartWindow>();
        foreach (AnswerPart part in AnswerPart.Plan(kept, request.Range, request.Resolution, Coarsest(all, request.Interval!.Value)))
        {
            var window = new PartWindow(store, series, part, FewWindows * request.WindowSamples);
            if (window.Range.End < part.Range.End) return null;
            windows.Add(window);
        }

        return windows;
    }

    private IEnumerable<Bucket> Collect(SeriesGroup group, BucketBuilder builder, long interval, Resolution coarsest)
    {
        foreach (PartWindow window in _windows.Read(group.SeriesIds, coarsest))
        {
            long length = window.Part.LengthOf(interval);
            bool isShared = SideBySide.IsWorthIt(window.Count);
            List<TimeRange> cuts = window.Cut(length, isShared ? 2 * SideBySide.Width : 1);
            var courses = new List<BucketCourse>();
            BucketBuilder current = builder;
            for (int i = 0; i < cuts.Count; i++)
            {
                if (i > 0) current = Begin(group);
                current.SetLength(length, cuts[i].Start);
                courses.Add(new BucketCourse(current, window.Read(0, group.SeriesIds.Count, cuts[i]), isLast: i < cuts.Count - 1));
            }

            builder = current;
            List<Bucket>[] taken = SideBySide.Run(courses, isShared, static course => course.Take(ManyBuckets));
            for (int i = 0; i < taken.Length; i++)
            {
                foreach (Bucket bucket in taken[i]) yield return bucket;
                while (!courses[i].IsDone)
                {
                    foreach (Bucket bucket in courses[i].Take(ManyBuckets)) yield return bucket;
                }
            }
        }

        if (!builder.IsEmpty) yield return builder.Build();
    }

    private (long First, long Last)? ExtentOf(long seriesId, AnswerPart part)
    {
        if (part.Resolution == Resolution.Raw)
        {
            foreach (ReadOnlyMemory<Sample> chunk in store.ReadSamples(seriesId, part.Range, 1))
            {
                long first = chunk.Span[0].Timestamp;
                IReadOnlyList<Sample> newest = store.ReadNewestSamples(seriesId, part.Range, 1);
                return (first, newest.Count == 0 ? first : newest[0].Timestamp);
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
}
