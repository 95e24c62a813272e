using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Views.Axes;

/// <summary>Places at whole seconds, minutes, hours, days, months and years of a time zone's clock.</summary>
/// <param name="zone">The zone.</param>
public sealed class TimeScale(TimeZoneInfo zone) : IAxisScale
{
    private const long Week = 7 * UnixTime.Day;

    // A month and a year are steps of the calendar, not of the clock; these stand for their length.
    private const long Month = 30 * UnixTime.Day;
    private const long Year = 365 * UnixTime.Day;

    // 1970-01-05 was a Monday.
    private const long FirstMonday = 4 * UnixTime.Day;

    private static readonly long[] Steps =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500,
        UnixTime.Second, 2 * UnixTime.Second, 5 * UnixTime.Second, 10 * UnixTime.Second, 15 * UnixTime.Second, 30 * UnixTime.Second,
        UnixTime.Minute, 2 * UnixTime.Minute, 5 * UnixTime.Minute, 10 * UnixTime.Minute, 15 * UnixTime.Minute, 30 * UnixTime.Minute,
        UnixTime.Hour, 2 * UnixTime.Hour, 3 * UnixTime.Hour, 6 * UnixTime.Hour, 12 * UnixTime.Hour,
        UnixTime.Day, 2 * UnixTime.Day, Week, 2 * Week, Month, 3 * Month, 6 * Month, Year, 2 * Year, 5 * Year, 10 * Year, 50 * Year, 100 * Year,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Tick> Ticks(double minimum, double maximum, int most)
    {
        long start = (long)minimum, end = (long)maximum;
        foreach (long step in Steps)
        {
            if ((end - start) / (double)step > most) continue;
            List<long> places = step >= Month ? [.. Months(start, end, (int)(step / Month))] : [.. Clock(start, end, step)];
            if (places.Count <= most) return Label(places, step);
        }

        return Label([start, end], Steps[Steps.Length - 1]);
    }

    /// <summary>What the clock of the zone shows at a moment.</summary>
    public DateTime ClockAt(long moment) => TimeZoneInfo.ConvertTime(UnixTime.ToDateTimeOffset(moment), zone).DateTime;

    private IEnumerable<long> Clock(long start, long end, long step)
    {
        long offset = (long)zone.GetUtcOffset(UnixTime.ToDateTimeOffset(start)).TotalMilliseconds;
        long origin = step >= Week ? FirstMonday : 0;
        long local = start + offset;
        long first = local - Modulo(local - origin, step);
        for (long place = first < local ? first + step : first; ; place += step)
        {
            // The clock may be put forward or back on the way: days begin at midnight all the same.
            long moment = place - (long)zone.GetUtcOffset(UnixTime.ToDateTimeOffset(place - offset)).TotalMilliseconds;
            if (moment > end) yield break;
            if (moment >= start) yield return moment;
        }
    }

    private IEnumerable<long> Months(long start, long end, int months)
    {
        int step = months >= 12 ? months / 12 * 12 : months;
        DateTime first = ClockAt(start);
        int index = (first.Year * 12) + first.Month - 1;
        for (index -= index % step; index < 9999 * 12; index += step)
        {
            var local = new DateTime(Math.Max(1, index / 12), (index % 12) + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
            long moment = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
            if (moment > end) yield break;
            if (moment >= start) yield return moment;
        }
    }

    // The first label, and the first of every day, say the day; the others need only the time.
    private List<Tick> Label(List<long> places, long step)
    {
        var ticks = new List<Tick>(places.Count);
        DateTime? before = null;
        foreach (long place in places)
        {
            DateTime clock = ClockAt(place);
            string format = step >= Year ? "yyyy" : step >= Month ? "yyyy-MM" : step >= UnixTime.Day ? "MM-dd"
                : before is { } last && last.Date == clock.Date ? TimeFormat(step)
                : clock.TimeOfDay == TimeSpan.Zero || before is null ? "MM-dd " + TimeFormat(step) : TimeFormat(step);
            ticks.Add(new Tick(place, clock.ToString(format, CultureInfo.InvariantCulture)));
            before = clock;
        }

        return ticks;
    }

    private static string TimeFormat(long step) => step >= UnixTime.Minute ? "HH:mm" : step >= UnixTime.Second ? "HH:mm:ss" : "HH:mm:ss.fff";

    private static long Modulo(long number, long divisor) => ((number % divisor) + divisor) % divisor;
}
