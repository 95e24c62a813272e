namespace MetricsTools.Benchmarks.Engine;

/// <summary>A clock that stands still: the workload is of a past that would otherwise be pruned.</summary>
internal sealed class FixedClock(long now) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(now);
}
