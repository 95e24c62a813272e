using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the metrics that a store knows.</para>
/// <para type="description">Kind, unit, description and the rest of a metric's registration, with the number of its series and samples.</para>
/// </summary>
/// <example>
/// <code>Get-MetricDefinition</code>
/// <para>All metrics.</para>
/// </example>
/// <example>
/// <code>Get-MetricDefinition -Name 'build.*' | Where-Object SampleCount -gt 100</code>
/// <para>Some of them.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MetricDefinition")]
[OutputType(typeof(MetricDefinition))]
public sealed class GetMetricDefinitionCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed. All of them when omitted.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachName(Name, name =>
    {
        foreach (Model.MetricDefinition metric in Queries.Selector.SelectMetrics(name))
        {
            WriteObject(new MetricDefinition(metric, Queries.Selector.Store.GetUsage(metric.Id)));
        }
    });
}
