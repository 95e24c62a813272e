using System.Globalization;

namespace MetricsTools.Views.Wording;

/// <summary>Lengths of time as people say them.</summary>
public static class SpanText
{
    /// <summary>A length in the largest unit that it is a whole number of: <c>24 h</c>, <c>7 d</c>, <c>90 s</c>. A single day is 24 hours.</summary>
    public static string Of(TimeSpan span)
    {
        if (span.Ticks % TimeSpan.TicksPerDay == 0 && span.Ticks > TimeSpan.TicksPerDay) return Text(span.TotalDays, "d");
        if (span.Ticks % TimeSpan.TicksPerHour == 0) return Text(span.TotalHours, "h");
        if (span.Ticks % TimeSpan.TicksPerMinute == 0) return Text(span.TotalMinutes, "min");
        return Math.Abs(span.TotalSeconds) >= 1 ? Text(span.TotalSeconds, "s") : Text(span.TotalMilliseconds, "ms");
    }

    /// <summary>How long ago something was, roughly: <c>12 s ago</c>.</summary>
    public static string Ago(TimeSpan age) => age.TotalSeconds switch
    {
        < 1 => "now",
        < 120 => Text(Math.Floor(age.TotalSeconds), "s ago"),
        < 7200 => Text(Math.Floor(age.TotalMinutes), "min ago"),
        < 48 * 3600 => Text(Math.Floor(age.TotalHours), "h ago"),
        _ => Text(Math.Floor(age.TotalDays), "d ago"),
    };

    private static string Text(double number, string unit) => number.ToString("0.###", CultureInfo.InvariantCulture) + " " + unit;
}
