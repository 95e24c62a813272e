using MetricsTools.Model;

namespace MetricsTools.Views.Charts;

/// <summary>What a chart shows beside its lines.</summary>
public sealed record LineChartExtras
{
    /// <summary>Nothing.</summary>
    public static readonly LineChartExtras None = new();

    /// <summary>What is normal for series, and where they left it.</summary>
    public IReadOnlyDictionary<SeriesKey, SeriesBand> Bands { get; init; } = new Dictionary<SeriesKey, SeriesBand>();

    /// <summary>What happened meanwhile.</summary>
    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];

    /// <summary>The range that is shown even where there are no samples, or null for that of the points.</summary>
    public TimeRange? Range { get; init; }

    /// <summary>The zone whose clock the labels show.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The most lines of a chart.</summary>
    public int MaximumSeries { get; init; } = 8;

    /// <summary>What the chart is called; null for what its lines have in common.</summary>
    public string? Title { get; init; }
}
