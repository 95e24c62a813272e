using MetricsTools.Model;

namespace MetricsTools.Baselines;

/// <summary>How a history becomes a baseline: what is left out of it, and what repeats in it.</summary>
public sealed record HistoryOptions
{
    /// <summary>A whole history in which nothing repeats.</summary>
    public static readonly HistoryOptions Default = new();

    /// <summary>The season.</summary>
    public Seasonality Seasonality { get; init; }

    /// <summary>The zone whose clock the season goes by.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether values far from those around them are left out.</summary>
    public bool ExcludesAnomalies { get; init; }

    /// <summary>Ranges of time that are left out, such as incidents; of values of intervals, every interval that one of them touches.</summary>
    public IReadOnlyList<TimeRange> ExcludedRanges { get; init; } = [];
}
