using System.Management.Automation;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Reads a moment: a DateTimeOffset, a DateTime (local when it has no zone), or ISO 8601 text. Anything that depends on a culture is refused.</summary>
internal static class MomentReader
{
    /// <summary>The moment, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    /// <exception cref="MetricException">It is not one.</exception>
    public static long Read(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        switch (value)
        {
            case DateTimeOffset moment:
                return moment.ToUnixTimeMilliseconds();
            case DateTime time:
                return Read(time);
            case PSCustomObject when RecordReader.Field(PSObject.AsPSObject(input!), "UtcTicks") is long ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks:
                // What Clixml, a job or a remote session makes of a DateTimeOffset.
                return new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeMilliseconds();
            case string text when TimestampText.TryParse(text, TimeZoneInfo.Local, out long milliseconds):
                return milliseconds;
            default:
                throw new MetricException(ErrorId.TimestampInvalid, input);
        }
    }

    private static long Read(DateTime time)
    {
        // Near the ends of the calendar the zone's offset can lead outside of it: there the zone no longer matters.
        DateTime universal = time.Kind == DateTimeKind.Utc ? time : time.ToUniversalTime();
        return new DateTimeOffset(DateTime.SpecifyKind(universal, DateTimeKind.Utc)).ToUnixTimeMilliseconds();
    }
}
