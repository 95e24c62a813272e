namespace MetricsTools.Views.Rows;

/// <summary>What people used.</summary>
/// <param name="Events">The events, the most frequent first.</param>
/// <param name="EventCount">The number of events.</param>
/// <param name="Users">The number of distinct users, or null when they are not known.</param>
public sealed record UsageModel(IReadOnlyList<EventRow> Events, long EventCount, long? Users)
{
    /// <summary>No events at all.</summary>
    public static readonly UsageModel None = new([], 0, null);
}
