using MetricsTools.Model;

namespace MetricsTools.Text;

/// <summary>Reads ranges of time.</summary>
public static class TimeRangeText
{
    /// <summary>Reads two moments of ISO 8601 with a slash between them: the first one inside, and the first one after.</summary>
    /// <param name="text">The text, such as <c>2026-01-31T08:00Z/2026-01-31T10:00Z</c>.</param>
    /// <param name="zone">The zone of moments that name none.</param>
    /// <exception cref="MetricException">It is no such text, or the moments are in the wrong order.</exception>
    public static TimeRange Parse(string text, TimeZoneInfo zone)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !TimestampText.TryParse(parts[0], zone, out long start) || !TimestampText.TryParse(parts[1], zone, out long end))
        {
            throw new MetricException(ErrorId.TimeRangeInvalid, UnicodeText.Shorten(text));
        }

        return end > start ? new TimeRange(start, end) : throw new MetricException(ErrorId.RangeReversed);
    }
}
