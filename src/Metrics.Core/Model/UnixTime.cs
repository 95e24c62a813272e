namespace MetricsTools.Model;

/// <summary>Conversions between the store's milliseconds and .NET's types.</summary>
public static class UnixTime
{
    /// <summary>Milliseconds in a second.</summary>
    public const long Second = 1000;

    /// <summary>Milliseconds in a minute.</summary>
    public const long Minute = 60 * Second;

    /// <summary>Milliseconds in an hour.</summary>
    public const long Hour = 60 * Minute;

    /// <summary>Milliseconds in a day.</summary>
    public const long Day = 24 * Hour;

    private const long Minimum = -62_135_596_800_000;
    private const long Maximum = 253_402_300_799_999;

    /// <summary>The moment in UTC that a number of milliseconds stands for.</summary>
    public static DateTimeOffset ToDateTimeOffset(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The length of a number of milliseconds, exactly: <see cref="TimeSpan.FromMilliseconds(double)"/> refuses the longest on .NET Framework.</summary>
    /// <exception cref="OverflowException">It is beyond <see cref="TimeSpan.MaxValue"/>.</exception>
    public static TimeSpan ToTimeSpan(long milliseconds) => new(checked(milliseconds * TimeSpan.TicksPerMillisecond));

    /// <summary>ISO 8601 in UTC, with milliseconds and a Z; the number itself when it lies outside the years 1 to 9999.</summary>
    public static string ToText(long milliseconds) => milliseconds is < Minimum or > Maximum
        ? milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture) + " ms"
        : ToText(ToDateTimeOffset(milliseconds));

    /// <summary>ISO 8601 in UTC, with milliseconds and a Z.</summary>
    public static string ToText(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The current time of a provider.</summary>
    public static long Now(TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();
}
