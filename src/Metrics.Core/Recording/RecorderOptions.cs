using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.Recording;

/// <summary>How a recorder works.</summary>
public sealed record RecorderOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What is done with personal tag values.</summary>
    public PrivacySettings Privacy { get; init; } = PrivacySettings.Default;

    /// <summary>How old a sample may be: as old as the longest retention, or as the metric's own when that is longer.</summary>
    public RetentionPolicy Retention { get; init; } = RetentionPolicy.Default;

    /// <summary>How large a store may become before it is maintained sooner.</summary>
    public SizeLimits Limits { get; init; } = new();

    /// <summary>What of what is recorded outlives a power cut.</summary>
    public StoreDurability Durability { get; init; }

    /// <summary>The number of samples that one transaction takes; so many that a store puts them into blocks without a detour.</summary>
    public int BatchSize { get; init; } = 65_536;

    /// <summary>The most series of one metric; what comes after goes to one overflow series.</summary>
    public int MaximumSeries { get; init; } = 10_000;

    /// <summary>Called with a sentence when something is worth a warning.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Called with the samples of each transaction once they are stored, in the order they were added; readings of a total are then increments.</summary>
    public Action<ReadOnlyMemory<SeriesSample>>? Stored { get; init; }
}
