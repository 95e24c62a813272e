using MetricsTools.Model;

namespace MetricsTools;

/// <summary>Moments that may be missing.</summary>
internal static class OptionalMoment
{
    /// <summary>The moment in UTC, or null.</summary>
    public static DateTimeOffset? Of(long? milliseconds) => milliseconds is { } known ? UnixTime.ToDateTimeOffset(known) : null;
}
