using MetricsTools.Baselines;

namespace MetricsTools.Views.Charts;

/// <summary>Makes lines of stored values.</summary>
public static class StoredValues
{
    /// <summary>The values of a series as a line: samples, or the figures of intervals of a Counter or a Set.</summary>
    public static ChartSeries ToChartSeries(this SeriesValues series) => new()
    {
        Key = series.Series.Key,
        Unit = series.Series.Metric.Unit,
        Points = [.. series.Values.Select(static sample => new ChartPoint(sample.Timestamp, sample.Value))],
    };
}
