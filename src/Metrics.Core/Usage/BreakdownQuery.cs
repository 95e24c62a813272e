using MetricsTools.Queries;

namespace MetricsTools.Usage;

/// <summary>A question about the groups of a metric.</summary>
public sealed record BreakdownQuery
{
    /// <summary>A metric's name, or a wildcard pattern.</summary>
    public string Name { get; init; } = UsageMetrics.RequestDuration;

    /// <summary>Which series.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = RangeRequest.Everything;

    /// <summary>The tag keys that keep groups apart; none puts all of a metric in one group.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [UsageMetrics.RouteKey];

    /// <summary>Whether users that are not known count, all of them as one.</summary>
    public bool IncludesAnonymous { get; init; }
}
