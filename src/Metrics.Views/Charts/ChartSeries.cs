using MetricsTools.Model;

namespace MetricsTools.Views.Charts;

/// <summary>One line of a chart.</summary>
public sealed record ChartSeries
{
    /// <summary>The metric's name, which may be empty, and the tags.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>What tells it from the other lines of the chart.</summary>
    public string Label { get; init; } = "";

    /// <summary>The figure that the values are, such as <c>P95</c>; empty for samples.</summary>
    public string Aggregate { get; init; } = "";

    /// <summary>The unit of the values in UCUM, or null; a rate ends with <c>/s</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The points by place. Each has a place of its own or shares it with its neighbours.</summary>
    public required IReadOnlyList<ChartPoint> Points { get; init; }

    /// <summary>The values without the gaps.</summary>
    public IEnumerable<double> Values => Points.Where(static point => point.Value is not null).Select(static point => point.Value!.Value);
}
