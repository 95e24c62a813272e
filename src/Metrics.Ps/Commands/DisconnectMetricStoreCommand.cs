using System.Management.Automation;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Closes the connected store.</para>
/// <para type="description">What is still in the write-ahead log is moved into the file, as far as other processes allow. Commands that follow use the default store
/// again. To copy a store, use Backup-MetricStore.</para>
/// </summary>
/// <example>
/// <code>Disconnect-MetricStore</code>
/// <para>Closes it.</para>
/// </example>
/// <example>
/// <code>Connect-MetricStore ./build.db; Add-Metric tests.passed 412; Disconnect-MetricStore</code>
/// <para>Works with a file and lets go of it.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "MetricStore")]
public sealed class DisconnectMetricStoreCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WriteVerbose(StoreSession.ConnectedPath is { } path ? $"Disconnecting from {path}." : "No store is connected.");
        StoreSession.Disconnect();
    }
}
