namespace MetricsTools.Storage;

/// <summary>What a store holds, and how large it is.</summary>
public sealed record StoreStatistics
{
    /// <summary>Where the store is.</summary>
    public required string Location { get; init; }

    /// <summary>The size of all its files, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The number of metrics.</summary>
    public required long MetricCount { get; init; }

    /// <summary>The number of series.</summary>
    public required long SeriesCount { get; init; }

    /// <summary>The number of samples.</summary>
    public required long SampleCount { get; init; }

    /// <summary>The oldest sample's time, in milliseconds since 1970-01-01T00:00:00Z, or null without samples.</summary>
    public required long? FirstTimestamp { get; init; }

    /// <summary>The newest sample's time, or null without samples.</summary>
    public required long? LastTimestamp { get; init; }

    /// <summary>The version of the layout.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The engine and its version, such as <c>SQLite 3.53.4</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>How commits are logged: <c>wal</c>, or <c>delete</c> on a network file system.</summary>
    public required string JournalMode { get; init; }

    /// <summary>When the store was made, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Created { get; init; }
}
