using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>One sample of an answer.</summary>
/// <param name="Series">The series; the same instance for all its samples.</param>
/// <param name="Sample">The sample.</param>
public readonly record struct SampleRow(SelectedSeries Series, Sample Sample)
{
    /// <summary>The sample as a file has it.</summary>
    public MetricRecord ToRecord() => new()
    {
        Name = Series.Metric.Name,
        Kind = Series.Metric.Kind,
        Unit = Series.Metric.Unit,
        Tags = Series.Series.Tags,
        Timestamp = Sample.Timestamp,
        Value = Sample.Value,
    };
}
