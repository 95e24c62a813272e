using MetricsTools.Views.Axes;

namespace MetricsTools.Views.Charts;

/// <summary>How often values are how large.</summary>
public sealed record HistogramChart
{
    /// <summary>What it shows.</summary>
    public required string Title { get; init; }

    /// <summary>The unit of the values in UCUM, or null.</summary>
    public required string? Unit { get; init; }

    /// <summary>The axis of the values.</summary>
    public required Axis Values { get; init; }

    /// <summary>The axis of the counts.</summary>
    public required Axis Counts { get; init; }

    /// <summary>The bins, ascending, without holes between them.</summary>
    public required IReadOnlyList<HistogramBin> Bins { get; init; }

    /// <summary>The number of values.</summary>
    public required long Count { get; init; }

    /// <summary>The smallest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>The arithmetic mean.</summary>
    public required double Average { get; init; }

    /// <summary>The median.</summary>
    public required double Median { get; init; }

    /// <summary>The 95th percentile.</summary>
    public required double P95 { get; init; }

    /// <summary>The largest value.</summary>
    public required double Maximum { get; init; }
}
