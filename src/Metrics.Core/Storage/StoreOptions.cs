namespace MetricsTools.Storage;

/// <summary>How a store is opened.</summary>
public sealed record StoreOptions
{
    /// <summary>What the store is opened for.</summary>
    public StoreAccess Access { get; init; } = StoreAccess.Read;

    /// <summary>
    /// Whether the store stays open for many operations. A session checkpoints the write-ahead log when it closes; a one-shot leaves it, which
    /// spares two fsyncs.
    /// </summary>
    public bool IsSession { get; init; }

    /// <summary>Whether a network file system is accepted, with a rollback journal instead of the write-ahead log.</summary>
    public bool AllowNetwork { get; init; }

    /// <summary>How long to wait for a lock of another process.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Called with what samples, hours and days are damaged when they are read, once each; they are then left out of the answer. Null where an answer must be
    /// whole: then what is damaged is an error.
    /// </summary>
    public Action<MetricException>? Damaged { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where a store that cannot be written to, but has a log beside it, is copied for as long as it is read.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Gives the type of a network file system that a path lies on, or null for a local one.</summary>
    public Func<string, string?> NetworkFileSystemOf { get; init; } = FileSystems.NetworkFileSystemOf;
}
