using MetricsTools.Maintenance;

namespace MetricsTools;

/// <summary>What Invoke-MetricRollup did; sizes in bytes.</summary>
public sealed class MetricRollup
{
    private readonly MaintenanceReport _report;

    internal MetricRollup(string path, MaintenanceReport report, TimeSpan duration) => (Path, _report, Duration) = (path, report, duration);

    /// <summary>The file of the store.</summary>
    public string Path { get; }

    /// <summary>The samples that were compressed.</summary>
    public long SealedSamples => _report.SealedSamples;

    /// <summary>The raw samples before.</summary>
    public long SamplesBefore => _report.SamplesBefore;

    /// <summary>The raw samples after.</summary>
    public long SamplesAfter => _report.SamplesAfter;

    /// <summary>The raw samples that were older than they are kept.</summary>
    public long SamplesBeyondRetention => _report.SamplesBeyondRetention;

    /// <summary>The samples a day, on average over the last week.</summary>
    public long GrowthPerDay => _report.GrowthPerDay;

    /// <summary>The spans of time that raw samples lay in before.</summary>
    public int SpansBefore => _report.SpansBefore;

    /// <summary>The spans of time that they lie in after.</summary>
    public int SpansAfter => _report.SpansAfter;

    /// <summary>The size of all files of the store before.</summary>
    public long SizeBefore => _report.SizeBefore;

    /// <summary>The size of all files of the store after.</summary>
    public long SizeAfter => _report.SizeAfter;

    /// <summary>The time it took.</summary>
    public TimeSpan Duration { get; }
}
