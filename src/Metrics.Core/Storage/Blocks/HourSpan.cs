using MetricsTools.Model;

namespace MetricsTools.Storage.Blocks;

/// <summary>
/// A span of whole hours in UTC, numbered from 1970-01-01T00:00:00Z. The first and the last that there can be take in all time before and after:
/// hours beyond <see cref="Limit"/>, in the years around 240,000 before and after, count as the last ones.
/// </summary>
/// <param name="Start">The first hour.</param>
/// <param name="Length">The number of hours.</param>
internal readonly record struct HourSpan(int Start, int Length)
{
    /// <summary>Hours lie from minus this to this; a multiple of every length that spans begin with.</summary>
    public const int Limit = 2_112_000_000;

    /// <summary>The first hour after.</summary>
    public int End => Start + Length;

    /// <summary>The first millisecond inside.</summary>
    public long StartTime => Start <= -Limit ? long.MinValue : Start * UnixTime.Hour;

    /// <summary>The first millisecond after.</summary>
    public long EndTime => End >= Limit ? long.MaxValue : End * UnixTime.Hour;

    /// <summary>The span of a length that a moment lies in, begun at a multiple of the length.</summary>
    public static HourSpan Of(long timestamp, int length)
    {
        int hour = HourOf(timestamp);
        int place = hour % length;
        return new HourSpan(hour - (place < 0 ? place + length : place), length);
    }

    /// <summary>The hour that a moment lies in.</summary>
    public static int HourOf(long timestamp)
    {
        long hour = timestamp / UnixTime.Hour;
        if (timestamp % UnixTime.Hour < 0) hour--;
        return (int)Math.Max(-Limit, Math.Min(Limit - 1, hour));
    }

    /// <summary>Whether a moment lies inside.</summary>
    public bool Contains(long timestamp)
    {
        int hour = HourOf(timestamp);
        return hour >= Start && hour < End;
    }
}
