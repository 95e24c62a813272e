using MetricsTools.Queries;

namespace MetricsTools.Views.Dashboard;

/// <summary>What a dashboard shows.</summary>
public sealed record DashboardRequest
{
    /// <summary>The names of metrics, or wildcard patterns.</summary>
    public IReadOnlyList<string> Names { get; init; } = ["*"];

    /// <summary>Which series of them.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>The newest time that is shown.</summary>
    public TimeSpan Last { get; init; } = DashboardRanges.All[0];

    /// <summary>The most points of a sparkline, and so the number of intervals that are judged by.</summary>
    public int MaximumPoints { get; init; } = 60;
}
