namespace MetricsTools.Text;

/// <summary>Reads time zones.</summary>
public static class ZoneText
{
    /// <summary>The zone of an id, such as <c>Europe/Berlin</c>; <c>Local</c> is that of the machine.</summary>
    /// <exception cref="MetricException">The machine knows no such zone.</exception>
    public static TimeZoneInfo Find(string id)
    {
        if (id.Equals("Local", StringComparison.OrdinalIgnoreCase)) return TimeZoneInfo.Local;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new MetricException(ErrorId.TimeZoneUnknown, exception, id);
        }
    }
}
