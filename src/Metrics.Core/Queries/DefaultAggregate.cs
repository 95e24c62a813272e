using MetricsTools.Model;

namespace MetricsTools.Queries;

/// <summary>The figure that stands for a metric when none is asked for.</summary>
public static class DefaultAggregate
{
    /// <summary>Rate for a Counter, Average for a Gauge, P95 for a Histogram or Summary, Distinct for a Set.</summary>
    public static Aggregate Of(MetricKind kind) => kind switch
    {
        MetricKind.Counter => Aggregate.Rate,
        MetricKind.Histogram or MetricKind.Summary => Aggregate.P95,
        MetricKind.Set => Aggregate.Distinct,
        _ => Aggregate.Average,
    };
}
