using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Recording;

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

    /// <summary>How a recorder works under them.</summary>
    public RecorderOptions ToRecorderOptions(Action<string> warn) => new() { Privacy = Privacy, Retention = Retention, MaximumSeries = MaximumSeries, Warn = warn };
}
