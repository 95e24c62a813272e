namespace MetricsTools.Collectors;

/// <summary>How a collector does at a moment.</summary>
internal sealed record CollectorStatus
{
    /// <summary>What it does.</summary>
    public CollectorState State { get; init; }

    /// <summary>How often it has read.</summary>
    public long CollectionCount { get; init; }

    /// <summary>The samples that it has stored.</summary>
    public long SampleCount { get; init; }

    /// <summary>The samples that could not be stored yet, and are tried again.</summary>
    public int PendingCount { get; init; }

    /// <summary>The samples that were given up, because the store could not be written for too long.</summary>
    public long DroppedCount { get; init; }

    /// <summary>When it has read last.</summary>
    public DateTimeOffset? LastCollected { get; init; }

    /// <summary>What went wrong last, or null.</summary>
    public string? LastError { get; init; }

    /// <summary>Why the samples that are pending could not be stored.</summary>
    public MetricException? Failure { get; init; }
}
