using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>Where buckets begin, and how long they are.</summary>
public static class BucketInterval
{
    private const long Week = 7 * UnixTime.Day;

    // 1970-01-05, a Monday: weeks begin on Mondays, as in ISO 8601.
    private const long FirstMonday = 4 * UnixTime.Day;

    // Two centuries: beyond that a range that lies across the first Monday keeps its two buckets, whatever their length.
    private const long LongestInterval = 200 * 365 * UnixTime.Day;

    private static readonly long[] Steps =
    [
        1, 5, 10, 50, 100, 500,
        UnixTime.Second, 5 * UnixTime.Second, 10 * UnixTime.Second, 15 * UnixTime.Second, 30 * UnixTime.Second,
        UnixTime.Minute, 2 * UnixTime.Minute, 5 * UnixTime.Minute, 10 * UnixTime.Minute, 15 * UnixTime.Minute, 30 * UnixTime.Minute,
        UnixTime.Hour, 2 * UnixTime.Hour, 3 * UnixTime.Hour, 6 * UnixTime.Hour, 12 * UnixTime.Hour, UnixTime.Day, 2 * UnixTime.Day, Week,
    ];

    /// <summary>The start of the bucket of a length that a moment lies in. Buckets begin at whole multiples in UTC, weeks on Mondays.</summary>
    /// <param name="timestamp">The moment, in milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="interval">The length, in milliseconds; above zero.</param>
    public static long StartOf(long timestamp, long interval)
    {
        long origin = interval % Week == 0 ? FirstMonday : 0;
        long place = (timestamp - origin) % interval;
        return timestamp - (place < 0 ? place + interval : place);
    }

    /// <summary>The shortest of the usual intervals that makes at most so many buckets of a range.</summary>
    public static long Choose(TimeRange range, int maximumPoints)
    {
        foreach (long step in Steps)
        {
            if (CountOf(range, step) <= maximumPoints) return step;
        }

        long weeks = Week;
        while (weeks < LongestInterval && CountOf(range, weeks) > maximumPoints) weeks *= 2;
        return weeks;
    }

    /// <summary>The number of buckets of a length that a range touches.</summary>
    public static long CountOf(TimeRange range, long interval) =>
        ((StartOf(range.End - 1, interval) - StartOf(range.Start, interval)) / interval) + 1;
}
