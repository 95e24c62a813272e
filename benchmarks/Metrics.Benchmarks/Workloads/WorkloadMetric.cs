namespace MetricsTools.Benchmarks.Workloads;

/// <summary>One metric of the workload.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Shape">How its values go on.</param>
/// <param name="Size">Counters: the mean increase. Gauges: the standard deviation of a step. Latencies: the median in milliseconds.</param>
/// <param name="Chance">Gauges: how likely a step is.</param>
internal sealed record WorkloadMetric(string Name, WorkloadShape Shape, double Size, double Chance = 1)
{
    /// <summary>The twenty metrics.</summary>
    public static IReadOnlyList<WorkloadMetric> All { get; } =
    [
        new("net.bytes", WorkloadShape.Counter, 50_000),
        new("disk.bytes", WorkloadShape.Counter, 800),
        new("net.packets", WorkloadShape.Counter, 300),
        new("http.requests", WorkloadShape.Counter, 100),
        new("db.queries", WorkloadShape.Counter, 40),
        new("cache.misses", WorkloadShape.Counter, 12),
        new("job.runs", WorkloadShape.Counter, 2),
        new("http.errors", WorkloadShape.Counter, 0.05),
        new("cpu.percent", WorkloadShape.Gauge, 0.20),
        new("memory.percent", WorkloadShape.Gauge, 0.10),
        new("load.average", WorkloadShape.Gauge, 0.05),
        new("temperature", WorkloadShape.Gauge, 0.03),
        new("heap.megabytes", WorkloadShape.Gauge, 0.02),
        new("disk.percent", WorkloadShape.Gauge, 0.02, 0.02),
        new("pool.size", WorkloadShape.Gauge, 1, 0.005),
        new("http.duration", WorkloadShape.Latency, 30),
        new("db.duration", WorkloadShape.Latency, 5),
        new("cache.duration", WorkloadShape.Latency, 12),
        new("job.duration", WorkloadShape.Latency, 150),
        new("rpc.duration", WorkloadShape.Latency, 60),
    ];
}
