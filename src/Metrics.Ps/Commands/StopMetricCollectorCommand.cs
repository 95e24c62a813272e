using System.Management.Automation;
using MetricsTools.PowerShell.Parameters;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Stops collectors, which read once more.</para>
/// <para type="description">Reads for a last time and stores it, so that nothing that was counted is lost. Removing the module, closing the session and the
/// end of the process do the same.</para>
/// </summary>
/// <input cref="String">Names of collectors, by the property Name. So collectors can be piped.</input>
/// <output cref="MetricCollector">With -PassThru, the collectors that were stopped.</output>
/// <example>
/// <code>
/// $null = Start-MetricCollector -Interval 1m
/// Stop-MetricCollector host -PassThru | Format-List Name, State
/// </code>
/// <shows>
/// Name  : host
/// State : Stopped
/// </shows>
/// <para>Stops a collector by its name.</para>
/// </example>
/// <example>
/// <code>
/// Get-MetricCollector | Stop-MetricCollector
/// </code>
/// <para>Stops all collectors of this session.</para>
/// </example>
/// <link>Start-MetricCollector</link>
/// <link>Get-MetricCollector</link>
[Cmdlet(VerbsLifecycle.Stop, "MetricCollector", SupportsShouldProcess = true)]
[OutputType(typeof(MetricCollector))]
public sealed class StopMetricCollectorCommand : CollectorCommand
{
    /// <summary>
    /// <para>Names of collectors; wildcards are allowed.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CollectorCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>
    /// <para>Only the collectors that record into this store.</para>
    /// </summary>
    /// <default>Those of all stores</default>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <summary>
    /// <para>Writes the collectors that were stopped to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() => ForEachCollector(Name, Stop));

    private void Stop(MetricCollector collector)
    {
        if (!ShouldProcess(collector.Name, $"Stop the collector that records into {collector.Store}")) return;
        string? before = collector.LastError;
        SessionCollectors.Stop(collector);
        if (collector.LastError is { } error && error != before) WriteWarning(error);
        if (PassThru) WriteObject(collector);
    }
}
