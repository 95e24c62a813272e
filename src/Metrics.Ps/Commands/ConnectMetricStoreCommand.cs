using System.Management.Automation;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Chooses the store for the commands that follow, and keeps it open.</para>
/// <para type="description">The choice holds for this session, and for what it runs in parallel (ForEach-Object -Parallel, thread jobs) unless that
/// connects to a store of its own. A store that is not there yet is made by the first sample.</para>
/// <para type="description">A file that is not a metrics store is refused and left untouched.</para>
/// </summary>
/// <output cref="MetricStoreInfo">With -PassThru, the store when it is there; else nothing.</output>
/// <note>-Store on another cmdlet goes before the connected store.</note>
/// <note>Disconnect when the work is done: it moves the write-ahead log into the file.</note>
/// <example>
/// <code>
/// Connect-MetricStore ./build.db
/// Add-Metric tests.passed 412
/// Split-Path (Get-MetricStore).Path -Leaf
/// Disconnect-MetricStore
/// </code>
/// <shows>
/// build.db
/// </shows>
/// <para>Works with a file of one's own.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric tests.passed 412 -Store ./build.db
/// Connect-MetricStore ./build.db -PassThru |
///     Format-List MetricCount, SampleCount, IsConnected
/// </code>
/// <shows>
/// MetricCount : 1
/// SampleCount : 1
/// IsConnected : True
/// </shows>
/// <para>Connects to a store that is there, and shows what is in it.</para>
/// </example>
/// <link>Disconnect-MetricStore</link>
/// <link>Get-MetricStore</link>
/// <link>about_MetricsTools_Store</link>
[Cmdlet(VerbsCommunications.Connect, "MetricStore")]
[OutputType(typeof(MetricStoreInfo))]
public sealed class ConnectMetricStoreCommand : MetricCommand
{
    /// <summary>
    /// <para>The store: a file. When omitted, it is <c>$env:METRICSTOOLS_STORE</c>, else the user's own.</para>
    /// </summary>
    /// <default>The default store</default>
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
