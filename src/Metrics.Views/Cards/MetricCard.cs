using MetricsTools.Model;
using MetricsTools.Views.Charts;

namespace MetricsTools.Views.Cards;

/// <summary>A series at a glance.</summary>
public sealed record MetricCard
{
    /// <summary>The metric's name and the tags.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The metric.</summary>
    public required MetricDefinition Metric { get; init; }

    /// <summary>The figures, the most important one first.</summary>
    public required IReadOnlyList<CardFigure> Figures { get; init; }

    /// <summary>The course.</summary>
    public required Sparkline Course { get; init; }

    /// <summary>The start of the newest interval with samples, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Newest { get; init; }

    /// <summary>How badly it deviates from its own history.</summary>
    public Severity Severity { get; init; }

    /// <summary>Why, in one sentence; empty when it was not judged.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The difference from what is expected, in percent; null when that is not known.</summary>
    public double? Percent { get; init; }
}
