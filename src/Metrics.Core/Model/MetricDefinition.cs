namespace MetricsTools.Model;

/// <summary>What is known of a metric, whatever its series.</summary>
public sealed record MetricDefinition
{
    /// <summary>The store's identifier; 0 until stored.</summary>
    public long Id { get; init; }

    /// <summary>The name, valid by <see cref="MetricName.Validate"/>; compared without case, kept as first written.</summary>
    public required string Name { get; init; }

    /// <summary>What the samples mean.</summary>
    public MetricKind Kind { get; init; }

    /// <summary>The unit in UCUM (<c>ms</c>, <c>s</c>, <c>By</c>, <c>1</c>, <c>{request}</c>), or null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>What is measured, for a reader.</summary>
    public string? Description { get; init; }

    /// <summary>A free word that groups metrics.</summary>
    public string? Category { get; init; }

    /// <summary>The only tag keys that samples may have, or null when any may.</summary>
    public IReadOnlyList<string>? AllowedTags { get; init; }

    /// <summary>Which way of deviating is bad.</summary>
    public Direction Direction { get; init; }

    /// <summary>How long raw samples are kept, or null for the store's default.</summary>
    public TimeSpan? RetainRaw { get; init; }
}
