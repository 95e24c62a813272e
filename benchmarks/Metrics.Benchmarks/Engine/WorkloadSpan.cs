using MetricsTools.Benchmarks.Workloads;
using MetricsTools.Model;

namespace MetricsTools.Benchmarks.Engine;

/// <summary>The times that the samples of workload W, and the questions about it, are of.</summary>
/// <param name="SamplesPerSeries">The samples of a series.</param>
internal sealed record WorkloadSpan(int SamplesPerSeries)
{
    /// <summary>The metric that questions are about.</summary>
    public const string Metric = "http.duration";

    /// <summary>The length of the buckets of a day.</summary>
    public const long FiveMinutes = 5 * UnixTime.Minute;

    /// <summary>The place of the first series of the metric, which is that of host 0.</summary>
    public static readonly int FirstOfMetric = Array.FindIndex(Workload.Begin(), series => series.Metric.Name == Metric);

    /// <summary>All.</summary>
    public TimeRange All { get; } = new(WorkloadSeries.Start, WorkloadSeries.Start + (SamplesPerSeries * WorkloadSeries.Interval));

    /// <summary>The last hour.</summary>
    public TimeRange LastHour => new(All.End - UnixTime.Hour, All.End);

    /// <summary>The last whole day, or else the whole hours of a workload that has none.</summary>
    public TimeRange Day
    {
        get
        {
            long midnight = All.End / UnixTime.Day * UnixTime.Day;
            return midnight > All.Start ? new TimeRange(midnight - UnixTime.Day, midnight) : new TimeRange(All.Start, All.End / UnixTime.Hour * UnixTime.Hour);
        }
    }

    /// <summary>A moment when the last day is over and can be merged.</summary>
    public long Afterwards => (All.End / UnixTime.Day * UnixTime.Day) + UnixTime.Day + (2 * UnixTime.Hour);
}
