using MetricsTools.Storage;

namespace MetricsTools.Maintenance;

/// <summary>How work on a whole store is done, and how it is watched and stopped.</summary>
public sealed record MaintenanceOptions
{
    /// <summary>Whether a network file system is accepted for the store.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>How long to wait for a lock of another process.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called now and then, on the thread that does the work, with the percentage that is done; or -1 when nobody can tell.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Stops the work, after which everything is as it was.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The options under which the store is opened.</summary>
    internal StoreOptions Open(StoreAccess access) => new() { Access = access, AllowNetwork = AllowNetwork, LockTimeout = LockTimeout, Time = Time };
}
