using MetricsTools.Queries;

namespace MetricsTools.Usage;

/// <summary>A question about what was used, by whom.</summary>
public sealed record UsageQuery
{
    /// <summary>The newest time in which an active user did something, when none is given: a day.</summary>
    public static readonly TimeSpan DefaultActiveWindow = TimeSpan.FromDays(1);

    /// <summary>Which series.</summary>
    public TagFilter Filter { get; init; } = TagFilter.All;

    /// <summary>Which time.</summary>
    public RangeRequest Range { get; init; } = RangeRequest.Everything;

    /// <summary>The tag keys that keep groups apart; what lacks one of them does not count. Null takes all together.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>The newest time of the range in which an active user did something.</summary>
    public TimeSpan ActiveWindow { get; init; } = DefaultActiveWindow;

    /// <summary>Whether users that are not known count, all of them as one.</summary>
    public bool IncludesAnonymous { get; init; }
}
