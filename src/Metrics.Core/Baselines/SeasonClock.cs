using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>Places moments in a season, by the clock of a time zone.</summary>
internal static class SeasonClock
{
    private const int HoursADay = 24;
    private const int HoursAWeek = 7 * HoursADay;

    // 1970-01-01 was a Thursday; weeks begin on Monday.
    private const long HoursBeforeFirstThursday = 3 * HoursADay;

    /// <summary>The number of hours after which a season repeats itself, each of which is a slot.</summary>
    public static int Length(Seasonality season) => season == Seasonality.HourOfWeek ? HoursAWeek : HoursADay;

    /// <summary>The hour that clocks of a zone show at a moment, counted from 1970-01-01T00:00 by the same clocks.</summary>
    public static long HourOf(long timestamp, TimeZoneInfo zone) =>
        FloorDivide(timestamp + (long)zone.GetUtcOffset(UnixTime.ToDateTimeOffset(timestamp)).TotalMilliseconds, UnixTime.Hour);

    /// <summary>The slot of an hour.</summary>
    public static int SlotOf(Seasonality season, long hour) => (int)(FromMonday(season, hour) - (CycleOf(season, hour) * Length(season)));

    /// <summary>The day or week of an hour.</summary>
    public static long CycleOf(Seasonality season, long hour) => FloorDivide(FromMonday(season, hour), Length(season));

    /// <summary>The day of an hour.</summary>
    public static long DayOf(long hour) => FloorDivide(hour, HoursADay);

    /// <summary>How people call a slot: <c>14:00</c>, or <c>Monday 14:00</c>.</summary>
    public static string NameOf(Seasonality season, int slot)
    {
        string hour = (slot % HoursADay).ToString("00", CultureInfo.InvariantCulture) + ":00";
        return season == Seasonality.HourOfWeek ? $"{(DayOfWeek)(((slot / HoursADay) + 1) % 7)} {hour}" : hour;
    }

    private static long FromMonday(Seasonality season, long hour) => season == Seasonality.HourOfWeek ? hour + HoursBeforeFirstThursday : hour;

    private static long FloorDivide(long number, long divisor) => (number / divisor) - (number % divisor < 0 ? 1 : 0);
}
