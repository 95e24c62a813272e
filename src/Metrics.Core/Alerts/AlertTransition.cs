using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>A change of state.</summary>
public sealed record AlertTransition
{
    /// <summary>When, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The tags of the series.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>The state before.</summary>
    public AlertState From { get; init; }

    /// <summary>The state after.</summary>
    public AlertState To { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>The value, or null.</summary>
    public double? Value { get; init; }

    /// <summary>One sentence that says why.</summary>
    public string Reason { get; init; } = "";
}
