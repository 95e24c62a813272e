using MetricsTools.Maintenance.Repair;

namespace MetricsTools;

/// <summary>What Repair-MetricStore kept of a store, and what is lost.</summary>
public sealed class MetricStoreRepair
{
    private readonly StoreRepairReport _report;

    internal MetricStoreRepair(string path, StoreRepairReport report, TimeSpan duration) => (Path, _report, Duration) = (path, report, duration);

    /// <summary>The file of the store.</summary>
    public string Path { get; }

    /// <summary>The file that keeps the store as it was, when it had to be made anew.</summary>
    public string? BackupPath => _report.BackupPath;

    /// <summary>The samples that there are.</summary>
    public long KeptSamples => _report.KeptSamples;

    /// <summary>The samples that are lost, as far as they can be counted. Hours and days may still count them.</summary>
    public long LostSamples => _report.LostSamples;

    /// <summary>The hours of series that there are.</summary>
    public long KeptHours => _report.KeptHours;

    /// <summary>The hours of series that are lost.</summary>
    public long LostHours => _report.LostHours;

    /// <summary>The days of series that there are.</summary>
    public long KeptDays => _report.KeptDays;

    /// <summary>The days of series that are lost.</summary>
    public long LostDays => _report.LostDays;

    /// <summary>The hours and days that were computed anew.</summary>
    public long RebuiltRollups => _report.RebuiltRollups;

    /// <summary>The series that something was lost of, as far as they are known.</summary>
    public string[] LostSeries => [.. _report.LostSeries];

    /// <summary>What was found and done, a sentence each.</summary>
    public string[] Steps => [.. _report.Steps];

    /// <summary>The time it took.</summary>
    public TimeSpan Duration { get; }
}
