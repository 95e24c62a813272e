using MetricsTools.Model;

namespace MetricsTools.CommandLine.Recording;

/// <summary>What the command line says of every record; null where it says nothing.</summary>
internal sealed record RecordOverrides
{
    /// <summary>The kind.</summary>
    public MetricKind? Kind { get; init; }

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The tags.</summary>
    public TagSet? Tags { get; init; }

    /// <summary>The time, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Whether values are readings of a running total.</summary>
    public bool IsCumulative { get; init; }
}
