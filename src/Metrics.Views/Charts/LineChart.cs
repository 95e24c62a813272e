using MetricsTools.Views.Axes;

namespace MetricsTools.Views.Charts;

/// <summary>Lines of one unit over time.</summary>
public sealed record LineChart
{
    /// <summary>What it shows: the metric, and the figure.</summary>
    public required string Title { get; init; }

    /// <summary>The lower axis: times, or places from 1.</summary>
    public required Axis Places { get; init; }

    /// <summary>The axis of the values.</summary>
    public required Axis Values { get; init; }

    /// <summary>The lines, at least one.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>What is normal, at most one for each line.</summary>
    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    /// <summary>What happened meanwhile, by time.</summary>
    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];

    /// <summary>The points that deviate.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The changes of level.</summary>
    public IReadOnlyList<ChartShift> Shifts { get; init; } = [];

    /// <summary>How many further series there were no room for.</summary>
    public int HiddenCount { get; init; }

    /// <summary>Whether the lower axis is one of time.</summary>
    public bool HasTimes => Places.Scale is TimeScale;

    /// <summary>The unit of the values in UCUM, or null.</summary>
    public string? Unit => Series[0].Unit;
}
