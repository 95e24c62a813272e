namespace MetricsTools.Views.Dashboard;

/// <summary>The ranges that a key takes a dashboard through.</summary>
public static class DashboardRanges
{
    /// <summary>The ranges, the shortest first: 1 h, 24 h, 7 d, 30 d, 90 d.</summary>
    public static readonly IReadOnlyList<TimeSpan> All = [TimeSpan.FromHours(1), TimeSpan.FromHours(24), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90)];

    /// <summary>The next longer range, or the shortest one after the longest.</summary>
    public static TimeSpan Next(TimeSpan range) => All.Where(one => one > range).DefaultIfEmpty(All[0]).First();
}
