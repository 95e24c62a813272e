using MetricsTools.Model;

namespace MetricsTools.Maintenance;

/// <summary>How a store is rolled up: sealed, merged and pruned.</summary>
public sealed record RollupOptions
{
    /// <summary>What is said where another run is at it.</summary>
    public const string ConcurrentRun = "Concurrent aggregation job detected, exiting";

    /// <summary>How long each resolution is kept.</summary>
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.Default;

    /// <summary>How large the store may become.</summary>
    public SizeLimits Limits { get; init; } = new();

    /// <summary>How long a run may last at most without a sign of life before another one takes its place, as after a kill.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the run is done beside other work, so that nothing is forced to the disk for it alone.</summary>
    internal bool IsAside { get; init; }

    /// <summary>Stops the run between two of its short transactions.</summary>
    public CancellationToken Cancellation { get; init; }
}
