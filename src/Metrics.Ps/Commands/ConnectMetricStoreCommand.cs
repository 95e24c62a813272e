using System.Management.Automation;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Chooses the store for the commands that follow, and keeps it open.</para>
/// <para type="description">The choice holds for this session, and for what it runs in parallel (ForEach-Object -Parallel, thread jobs) unless that connects
/// to a store of its own. A store that is not there yet is made by the first sample.
/// A file that is not a metrics store is refused and left untouched.</para>
/// </summary>
/// <example>
/// <code>Connect-MetricStore -Store ./build.db</code>
/// <para>Works with a file of one's own.</para>
/// </example>
/// <example>
/// <code>Connect-MetricStore -Store ./build.db -PassThru | Format-List</code>
/// <para>Shows what is in it.</para>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "MetricStore")]
[OutputType(typeof(MetricStoreInfo))]
public sealed class ConnectMetricStoreCommand : MetricCommand
{
    /// <summary>
    /// <para>The store: a file. When omitted, it is $env:METRICSTOOLS_STORE, else the configured or the user's own.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <summary>
    /// <para>Accepts a network file system, with a rollback journal, which is slower and less safe among several machines.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// <para>Writes the store to the pipeline, when it is there.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        string path = StorePath;
        StoreSession.Connect(path, Force);
        WriteVerbose($"Connected to {path}.");
        if (PassThru && File.Exists(path)) WriteObject(new MetricStoreInfo(OpenStore(StoreAccess.Read).GetStatistics(), isConnected: true));
    });
}
