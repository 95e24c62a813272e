namespace MetricsTools.Collectors;

/// <summary>How a collector does at a moment.</summary>
internal sealed record CollectorStatus
{
    /// <summary>What it does.</summary>
    public CollectorState State { get; init; }

    /// <summary>How often it has read.</summary>
    public long CollectionCount { get; init; }

    /// <summary>The samples that it has stored, or that are kept beside the store to be stored as soon as that can be.</summary>
    public long SampleCount { get; init; }

    /// <summary>The samples that could not be stored yet, and are tried again in a moment.</summary>
    public int PendingCount { get; init; }

    /// <summary>The samples that could be neither stored nor kept.</summary>
    public long LostCount { get; init; }

    /// <summary>When it has read last.</summary>
    public DateTimeOffset? LastCollected { get; init; }

    /// <summary>What went wrong last, or null.</summary>
    public string? LastError { get; init; }
}
