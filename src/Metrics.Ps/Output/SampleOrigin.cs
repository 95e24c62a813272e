using System.Management.Automation;
using MetricsTools.Model;

namespace MetricsTools;

/// <summary>What all samples of a series have in common; one object for all of them.</summary>
internal sealed class SampleOrigin(Model.MetricDefinition metric, TagSet tags)
{
    public string Name { get; } = metric.Name;

    public PSObject Tag { get; } = TagObject.Of(tags);

    public string? Unit { get; } = metric.Unit;

    public string Kind { get; } = metric.Kind.ToString();
}
