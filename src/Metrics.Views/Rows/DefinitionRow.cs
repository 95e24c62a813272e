using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Rows;

/// <summary>What is known of a metric.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What its samples mean.</param>
/// <param name="Unit">The unit in UCUM; empty when unknown.</param>
/// <param name="Direction">Which way is bad.</param>
/// <param name="Category">The category; empty for none.</param>
/// <param name="Description">The description; empty for none.</param>
public sealed record DefinitionRow(string Name, MetricKind Kind, string Unit, Direction Direction, string Category, string Description)
{
    /// <summary>The row of a definition.</summary>
    public static DefinitionRow Of(MetricDefinition metric) => new(
        PlainText.Of(metric.Name), metric.Kind, PlainText.Of(metric.Unit), metric.Direction, PlainText.Of(metric.Category), PlainText.Of(metric.Description));
}
