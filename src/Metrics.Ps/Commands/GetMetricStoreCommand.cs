using System.Management.Automation;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the store that commands use: where it is, how large, and what it holds.</para>
/// <para type="description">SYSTEM, an administrator and a service each have a default store of their own: name one with -Store, Connect-MetricStore or
/// $env:METRICSTOOLS_STORE when several accounts share it. Copying the file alone may leave out the newest samples: Backup-MetricStore copies the store whole.</para>
/// </summary>
/// <example>
/// <code>Get-MetricStore</code>
/// <para>The store in use.</para>
/// </example>
/// <example>
/// <code>(Get-MetricStore).Path</code>
/// <para>Where it is.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MetricStore")]
[OutputType(typeof(MetricStoreInfo))]
public sealed class GetMetricStoreCommand : MetricCommand
{
    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else $env:METRICSTOOLS_STORE, else the configured or the user's own.</para>
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
        WriteObject(new MetricStoreInfo(OpenStore(Storage.StoreAccess.Read).GetStatistics(), isConnected: StorePath == StoreSession.ConnectedPath)));
}
