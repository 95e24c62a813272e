namespace MetricsTools.Views.Charts;

/// <summary>What is normal for one line of a chart: the baseline band.</summary>
/// <param name="SeriesIndex">The line, by its place in the chart.</param>
/// <param name="Label">What it is of, in words.</param>
/// <param name="Points">The band by place, straight between two points; at least two.</param>
public sealed record ChartBand(int SeriesIndex, string Label, IReadOnlyList<BandPoint> Points);
