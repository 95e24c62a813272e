using MetricsTools.Queries;

namespace MetricsTools.Views.Courses;

/// <summary>Which series a view shows, and how finely.</summary>
public sealed record CourseRequest
{
    /// <summary>The names of metrics, or wildcard patterns.</summary>
    public IReadOnlyList<string> Names { get; init; } = ["*"];

    /// <summary>Which series of them.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = new(null, null, TimeSpan.FromHours(1));

    /// <summary>The most buckets of a series.</summary>
    public int MaximumPoints { get; init; } = 120;
}
