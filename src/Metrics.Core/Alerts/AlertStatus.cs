using MetricsTools.Model;

namespace MetricsTools.Alerts;

/// <summary>What has come of a rule for one series. Times are in milliseconds since 1970-01-01T00:00:00Z.</summary>
public sealed record AlertStatus
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The tags of the series.</summary>
    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>Where the alert stands.</summary>
    public AlertPhase Phase { get; init; } = AlertPhase.Initial;

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>The value of the last look, or null.</summary>
    public double? Value { get; init; }

    /// <summary>The unit of the metric, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>One sentence that says why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>From when on its last change may be posted (again), or null when there is nothing to post.</summary>
    public long? PostFrom { get; init; }
}
