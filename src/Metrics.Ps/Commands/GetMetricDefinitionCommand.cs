using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the metrics that a store knows.</para>
/// <para type="description">Kind, unit, description and the rest of a metric's registration, with the number of its series and samples.</para>
/// <para type="description">A literal name that does not exist is an error; a wildcard that fits nothing gives nothing.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name.</input>
/// <output cref="MetricDefinition">A metric.</output>
/// <example>
/// <code>
/// Add-Metric build.duration 812 -Type Histogram -Unit ms
/// 1..3 | Add-Metric logins -Type Counter
/// Get-MetricDefinition | Format-Table Name, Kind, Unit, SampleCount
/// </code>
/// <shows>
/// Name           Kind      Unit SampleCount
/// ----           ----      ---- -----------
/// build.duration Histogram ms             1
/// logins         Counter                  3
/// </shows>
/// <para>Lists all metrics.</para>
/// </example>
/// <example>
/// <code>
/// 1..5 | Add-Metric build.duration
/// Add-Metric build.size 12
/// Get-MetricDefinition 'build.*' | Where-Object SampleCount -ge 5 |
///     Select-Object -ExpandProperty Name
/// </code>
/// <shows>
/// build.duration
/// </shows>
/// <para>Names the metrics of a build that have five samples or more.</para>
/// </example>
/// <link>Register-MetricDefinition</link>
/// <link>Set-MetricDefinition</link>
/// <link>Unregister-MetricDefinition</link>
[Cmdlet(VerbsCommon.Get, "MetricDefinition")]
[OutputType(typeof(MetricDefinition))]
public sealed class GetMetricDefinitionCommand : QueryCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
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
