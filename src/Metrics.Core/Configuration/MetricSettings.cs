using MetricsTools.Maintenance;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.Configuration;

/// <summary>The settings that count for work with one store.</summary>
public sealed record MetricSettings
{
    /// <summary>How personal values are treated.</summary>
    public required PrivacySettings Privacy { get; init; }

    /// <summary>How long each resolution is kept.</summary>
    public required RetentionPolicy Retention { get; init; }

    /// <summary>The most series of one metric.</summary>
    public required int MaximumSeries { get; init; }

    /// <summary>How large a store may become.</summary>
    public required SizeLimits Limits { get; init; }

    /// <summary>What of what is recorded outlives a power cut.</summary>
    public required StoreDurability Durability { get; init; }

    /// <summary>How a recorder works under them.</summary>
    public RecorderOptions ToRecorderOptions(Action<string> warn) =>
        new() { Privacy = Privacy, Retention = Retention, MaximumSeries = MaximumSeries, Limits = Limits, Durability = Durability, Warn = warn };

    /// <summary>How a store is rolled up under them.</summary>
    public RollupOptions ToRollupOptions(CancellationToken cancellation) => new() { Retention = Retention, Limits = Limits, Cancellation = cancellation };
}
