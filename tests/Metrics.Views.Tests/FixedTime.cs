using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Views;

/// <summary>A clock that stands where a test sets it.</summary>
internal sealed class FixedTime : TimeProvider
{
    /// <summary>A Saturday.</summary>
    public DateTimeOffset Current { get; set; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public long Milliseconds => Current.ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => Current;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Current.UtcTicks;

    public static long Ms(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public static string Text(double moment) => UnixTime.ToText((long)moment);
}
