namespace MetricsTools.Views.Charts;

/// <summary>What is normal for one line of a chart: the baseline band.</summary>
/// <param name="SeriesIndex">The line, by its place in the chart.</param>
/// <param name="Label">What it is of, in words.</param>
/// <param name="Points">The band by place, straight between two points; at least two. Where it is wider than the chart, it ends with that.</param>
/// <param name="Text">Between what it lies at its beginning, as people read it.</param>
public sealed record ChartBand(int SeriesIndex, string Label, IReadOnlyList<BandPoint> Points, string Text);
