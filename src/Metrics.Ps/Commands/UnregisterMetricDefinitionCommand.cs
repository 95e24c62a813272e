using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes what is registered of metrics, and with -RemoveData their samples.</para>
/// <para type="description">A metric without samples is removed. One with samples keeps its name and kind, which the samples need, and loses unit,
/// description and the other attributes. With -RemoveData it is removed with all its samples, after a confirmation.</para>
/// </summary>
/// <input cref="String">Names of metrics, by the property Name. So definitions can be piped.</input>
/// <note>-Force or -Confirm:$false removes samples without asking. They cannot be had back.</note>
/// <example>
/// <code>
/// 1..3 | Add-Metric build.duration -Unit ms
/// Unregister-MetricDefinition build.duration
/// Get-MetricDefinition | Format-List Name, Unit, SampleCount
/// </code>
/// <shows>
/// Name        : build.duration
/// Unit        :
/// SampleCount : 3
/// </shows>
/// <para>Clears the registration, and keeps the samples.</para>
/// </example>
/// <example>
/// <code>
/// 1..3 | Add-Metric test.one
/// 1..3 | Add-Metric test.two
/// Add-Metric load 1
/// Unregister-MetricDefinition 'test.*' -RemoveData -Force
/// (Get-MetricDefinition).Name
/// </code>
/// <shows>
/// load
/// </shows>
/// <para>Removes metrics with their samples, without asking.</para>
/// </example>
/// <link>Register-MetricDefinition</link>
/// <link>Get-MetricDefinition</link>
[Cmdlet(VerbsLifecycle.Unregister, "MetricDefinition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class UnregisterMetricDefinitionCommand : MetricCommand
{
    /// <summary>
    /// <para>Names of metrics; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MetricNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// <para>Removes the samples too. They cannot be had back.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter RemoveData { get; set; }

    /// <summary>
    /// <para>Removes without asking.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string name in Name) Try(name, () => Remove(name));
    }

    private void Remove(string name)
    {
        IMetricStore store = OpenExistingStore();
        foreach (Model.MetricDefinition metric in SelectMetrics(store, name))
        {
            MetricUsage usage = store.GetUsage(metric.Id);
            if (usage.SampleCount == 0 || RemoveData)
            {
                if (!ShouldProcess(metric.Name, $"Remove the metric and its {usage.SampleCount} samples from {StorePath}")) continue;
                bool isAgreed = usage.SampleCount == 0 || Force || IsBound("Confirm")
                    || ShouldContinue($"Remove '{metric.Name}' with {usage.SampleCount} samples? They cannot be had back.", "Remove samples");
                if (isAgreed) store.RemoveMetric(metric.Id);
            }
            else if (ShouldProcess(metric.Name, $"Clear the definition in {StorePath}"))
            {
                store.UpdateMetric(new Model.MetricDefinition { Id = metric.Id, Name = metric.Name, Kind = metric.Kind });
            }
        }
    }
}
