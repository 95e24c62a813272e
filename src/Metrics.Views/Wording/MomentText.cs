using System.Globalization;
using MetricsTools.Model;

namespace MetricsTools.Views.Wording;

/// <summary>Moments as people read them, in UTC, as finely as they need it: <c>2026-01-31 12:00</c>, with seconds only where there are some.</summary>
public static class MomentText
{
    /// <summary>The text of a moment.</summary>
    /// <param name="moment">The moment, in milliseconds since 1970-01-01T00:00:00Z.</param>
    public static string Of(long moment)
    {
        string format = moment % UnixTime.Second != 0 ? "yyyy-MM-dd HH:mm:ss.fff" : moment % UnixTime.Minute != 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm";
        return UnixTime.ToDateTimeOffset(moment).ToString(format, CultureInfo.InvariantCulture);
    }
}
