namespace MetricsTools.Benchmarks.Workloads;

/// <summary>
/// Workload W: 20 metrics of 10 hosts, a sample every 10 seconds from 2024-01-01, half of the hosts with 0 to 20 ms of jitter.
/// Every series has its own random numbers, so that they are the same sample by sample and tick by tick.
/// </summary>
internal static class Workload
{
    /// <summary>The hosts of a metric.</summary>
    public const int HostCount = 10;

    /// <summary>The samples of a series: ten million in all.</summary>
    public const int SamplesPerSeries = 50_000;

    /// <summary>The samples of a series where ten million are too many.</summary>
    public const int SmallSamplesPerSeries = 5_000;

    private const ulong Seed = 42;

    /// <summary>All series, at their first sample: metric by metric, host by host.</summary>
    public static WorkloadSeries[] Begin()
    {
        SplitMix64 seeds = new(Seed);
        return [.. from metric in WorkloadMetric.All from host in Enumerable.Range(0, HostCount) select new WorkloadSeries(metric, host, seeds.Next())];
    }
}
