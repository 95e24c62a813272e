namespace MetricsTools.Benchmarks.Workloads;

/// <summary>How the values of a metric go on.</summary>
internal enum WorkloadShape
{
    /// <summary>A whole number that grows.</summary>
    Counter,

    /// <summary>A random walk of two decimals.</summary>
    Gauge,

    /// <summary>Lognormal milliseconds of three decimals.</summary>
    Latency,
}
