namespace MetricsTools.Model;

/// <summary>One measurement on its way into or out of a store, in the words a file or a pipeline uses.</summary>
public sealed record MetricRecord
{
    /// <summary>The metric's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the sample means, or null for the metric's own kind (a Gauge when the metric is new).</summary>
    public MetricKind? Kind { get; init; }

    /// <summary>The unit in UCUM, or null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>The tags.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z, or null for now.</summary>
    public long? Timestamp { get; init; }

    /// <summary>The value; for a Set whose member is not given as text, the hash of the member.</summary>
    public double Value { get; init; }

    /// <summary>The member of a Set, as text. For a metric of another kind it does not count: then <see cref="Value"/> does, which is not a number where there is none.</summary>
    public string? Member { get; init; }

    /// <summary>A duration, which becomes a number in the metric's unit, seconds where it has none; or null when <see cref="Value"/> counts.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether the value is a reading of a running total, to be turned into an increment. Such a metric is a Counter.</summary>
    public bool IsCumulative { get; init; }
}
