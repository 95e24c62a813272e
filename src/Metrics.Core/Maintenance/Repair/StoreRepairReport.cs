namespace MetricsTools.Maintenance.Repair;

/// <summary>What a repair kept of a store, and what is lost.</summary>
public sealed record StoreRepairReport
{
    /// <summary>What was found and done, a sentence each; none when the store was sound.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The file that keeps the store as it was, when it had to be made anew, or null.</summary>
    public string? BackupPath { get; init; }

    /// <summary>The samples that there are.</summary>
    public long KeptSamples { get; init; }

    /// <summary>The samples that are lost, as far as they can be counted. Hours and days may still count them.</summary>
    public long LostSamples { get; init; }

    /// <summary>The hours of series that there are.</summary>
    public long KeptHours { get; init; }

    /// <summary>The hours of series that are lost.</summary>
    public long LostHours { get; init; }

    /// <summary>The days of series that there are.</summary>
    public long KeptDays { get; init; }

    /// <summary>The days of series that are lost.</summary>
    public long LostDays { get; init; }

    /// <summary>The hours and days that were computed anew from samples and hours.</summary>
    public long RebuiltRollups { get; init; }

    /// <summary>The series that something was lost of, by name and tags, such as <c>cpu{host=web1}</c>; as far as they are known.</summary>
    public IReadOnlyList<string> LostSeries { get; init; } = [];
}
