using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.Queries;

/// <summary>A series with the metric it belongs to.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Series">The series.</param>
public sealed record SelectedSeries(MetricDefinition Metric, Series Series)
{
    /// <summary>The name and tags.</summary>
    public SeriesKey Key => new(Metric.Name, Series.Tags);
}
