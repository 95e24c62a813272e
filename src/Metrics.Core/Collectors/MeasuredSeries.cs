using MetricsTools.Model;

namespace MetricsTools.Collectors;

/// <summary>The series of a measurement. Sources make each once and use it again.</summary>
/// <param name="name">The metric's name.</param>
/// <param name="kind">What its samples mean.</param>
/// <param name="unit">The unit in UCUM, or null when unknown.</param>
/// <param name="tags">The tags.</param>
internal sealed class MeasuredSeries(string name, MetricKind kind, string? unit, TagSet tags)
{
    /// <summary>The metric's name.</summary>
    public string Name => name;

    /// <summary>What its samples mean.</summary>
    public MetricKind Kind => kind;

    /// <summary>The unit in UCUM, or null when unknown.</summary>
    public string? Unit => unit;

    /// <summary>The tags.</summary>
    public TagSet Tags => tags;
}
