using MetricsTools.Model;
using MetricsTools.Queries;

namespace MetricsTools.Views.Courses;

/// <summary>
/// Reads the same courses again and again, as a live view does: mostly only their newest two intervals, and now and then as a whole, so that late samples
/// and figures of the whole range come up to date.
/// </summary>
/// <param name="queries">The store, and the clock.</param>
public sealed class CourseCache(MetricQueries queries)
{
    /// <summary>How often courses are read as a whole.</summary>
    public static readonly TimeSpan WholeEvery = TimeSpan.FromSeconds(10);

    private readonly CourseReader _reader = new(queries);
    private List<SeriesCourse> _courses = [];
    private CourseRequest? _request;
    private long _whole;

    /// <summary>Counts the readings of whole courses: what was made of courses of another one is out of date.</summary>
    public long Version { get; private set; }

    /// <summary>The courses at this moment.</summary>
    /// <param name="request">What is asked; its range is the newest time.</param>
    /// <exception cref="MetricException">A literal name does not exist, or the range or the store is not usable.</exception>
    public IReadOnlyList<SeriesCourse> Read(CourseRequest request)
    {
        bool isWhole = _request != request || _courses.Count == 0 || queries.Time.GetElapsedTime(_whole) >= WholeEvery;
        if (isWhole || !TryReadNewest(request)) ReadWhole(request);
        return _courses;
    }

    private void ReadWhole(CourseRequest request)
    {
        _request = null;
        _courses = [.. _reader.Read(request)];
        _request = request;
        _whole = queries.Time.GetTimestamp();
        Version++;
    }

    // False when there is a series that was not there before.
    private bool TryReadNewest(CourseRequest request)
    {
        TimeSpan interval = _courses[0].Buckets[0].Interval;
        long length = (long)interval.TotalMilliseconds, now = UnixTime.Now(queries.Time);
        long from = BucketInterval.StartOf(now, length) - length, oldest = now - (long)request.Range.Last!.Value.TotalMilliseconds;
        // All of one request have the same intervals; but not those of a range that has become too short for that.
        if (from <= oldest || _courses.Exists(course => course.Buckets[0].Interval != interval)) return false;
        var newest = new Dictionary<SeriesKey, SeriesCourse>();
        foreach (SeriesCourse course in _reader.ReadNewest(request, UnixTime.ToDateTimeOffset(from), interval)) newest[course.Key] = course;
        var joined = new List<SeriesCourse>(_courses.Count);
        foreach (SeriesCourse course in _courses)
        {
            IReadOnlyList<Bucket> fresh = newest.TryGetValue(course.Key, out SeriesCourse? read) ? read.Buckets : [];
            newest.Remove(course.Key);
            joined.Add(course with { Buckets = Join(course, fresh, from, oldest, now, length) });
        }

        if (newest.Count > 0) return false;
        _courses = joined;
        return true;
    }

    private static List<Bucket> Join(SeriesCourse course, IReadOnlyList<Bucket> fresh, long from, long oldest, long now, long length)
    {
        var buckets = new List<Bucket>(course.Buckets.Count + 2);
        long next = long.MinValue;
        foreach (Bucket bucket in course.Buckets)
        {
            if (bucket.Start + length <= oldest || bucket.Start >= from) continue;
            buckets.Add(bucket);
            next = bucket.Start + length;
        }

        int place = 0;
        for (long start = next == long.MinValue ? from : next; start <= now; start += length)
        {
            while (place < fresh.Count && fresh[place].Start < start) place++;
            buckets.Add(place < fresh.Count && fresh[place].Start == start
                ? fresh[place]
                : new Bucket { Metric = course.Metric, Tags = course.Tags, Start = start, Interval = TimeSpan.FromMilliseconds(length) });
        }

        return buckets;
    }
}
