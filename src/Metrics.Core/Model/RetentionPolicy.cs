namespace MetricsTools.Model;

/// <summary>How long each resolution is kept.</summary>
/// <param name="Raw">Raw samples.</param>
/// <param name="Hour">Hourly buckets.</param>
/// <param name="Day">Daily buckets.</param>
public sealed record RetentionPolicy(TimeSpan Raw, TimeSpan Hour, TimeSpan Day)
{
    /// <summary>Raw 7 days, hourly 90 days, daily 2 years.</summary>
    public static readonly RetentionPolicy Default = new(TimeSpan.FromDays(7), TimeSpan.FromDays(90), TimeSpan.FromDays(730));
}
