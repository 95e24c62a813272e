namespace MetricsTools.Views.Charts;

/// <summary>What is normal for one series, and where it left it.</summary>
/// <param name="Label">What it is of, in words.</param>
/// <param name="Points">The band by place; at least two points.</param>
public sealed record SeriesBand(string Label, IReadOnlyList<BandPoint> Points)
{
    /// <summary>The points outside; their line is filled in by the chart.</summary>
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    /// <summary>The changes of level; their line is filled in by the chart.</summary>
    public IReadOnlyList<ChartShift> Shifts { get; init; } = [];
}
