using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Changes what is registered of metrics.</para>
/// <para type="description">Only the attributes that are given change; empty text clears one. Name and kind never change.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name. So definitions can be piped.</input>
/// <output cref="MetricDefinition">With -PassThru, each metric that was changed; else nothing.</output>
/// <example>
/// <code>
/// Add-Metric build.duration 812
/// Set-MetricDefinition build.duration -Description 'Time of a build' `
///     -Direction Higher -PassThru | Format-List Name, Description, Direction
/// </code>
/// <shows>
/// Name        : build.duration
/// Description : Time of a build
/// Direction   : Higher
/// </shows>
/// <para>Changes two attributes.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric build.duration 812
/// Add-Metric build.size 12
/// Get-MetricDefinition 'build.*' | Set-MetricDefinition -RetainRaw 52w
/// Get-MetricDefinition | Format-Table Name, RetainRaw
/// </code>
/// <shows>
/// Name           RetainRaw
/// ----           ---------
/// build.duration 364.00:00:00
/// build.size     364.00:00:00
/// </shows>
/// <para>Keeps the raw samples of some metrics for a year.</para>
/// </example>
/// <link>Register-MetricDefinition</link>
/// <link>Get-MetricDefinition</link>
[Cmdlet(VerbsCommon.Set, "MetricDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(MetricDefinition))]
public sealed class SetMetricDefinitionCommand : DefinitionCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name) Try(name, () => Change(name));
    }

    private void Change(string name)
    {
        IMetricStore store = OpenExistingStore();
        foreach (Model.MetricDefinition metric in SelectMetrics(store, name))
        {
            Model.MetricDefinition changed = Apply(metric);
            if (!ShouldProcess(metric.Name, $"Change the definition in {StorePath}")) continue;
            store.UpdateMetric(changed);
            WriteIfAsked(store, changed);
        }
    }
}
