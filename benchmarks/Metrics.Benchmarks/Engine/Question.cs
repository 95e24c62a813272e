namespace MetricsTools.Benchmarks.Engine;

/// <summary>A question about workload W.</summary>
internal enum Question
{
    /// <summary>One series, the last hour: every sample.</summary>
    Q1,

    /// <summary>One metric, ten hosts, a day: average, maximum and exact 95th percentile per five minutes and host.</summary>
    Q2,

    /// <summary>One metric, the whole span: average, minimum, maximum and exact 95th percentile per hour over all hosts.</summary>
    Q3,

    /// <summary>All series: count and average per day.</summary>
    Q4,

    /// <summary>One metric, all samples of all hosts: median, 5th and 95th percentile, and median absolute deviation.</summary>
    Baseline,
}
