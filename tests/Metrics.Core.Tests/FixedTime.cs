using MetricsTools.Model;

namespace MetricsTools;

/// <summary>A clock that stands where a test sets it.</summary>
internal sealed class FixedTime : TimeProvider
{
    public long Now { get; set; } = new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => UnixTime.ToDateTimeOffset(Now);
}
