using System.Management.Automation;
using MetricsTools.PowerShell.Recording;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Closes the connected store.</para>
/// <para type="description">What waits in its buffer is stored first. What is still in the write-ahead log is moved into the file, so that it can be copied when no other process uses it.
/// Commands that follow use the default store again.</para>
/// <para type="description">Without a connected store it does nothing. Backup-MetricStore copies a store whole, also while others write.</para>
/// </summary>
/// <example>
/// <code>
/// Connect-MetricStore ./build.db
/// Add-Metric tests.passed 412
/// Disconnect-MetricStore
/// Copy-Item build.db copy.db
/// (Get-MetricSnapshot tests.passed -Store ./copy.db).Value
/// </code>
/// <shows>
/// 412
/// </shows>
/// <para>Works with a file, lets go of it, and copies it whole.</para>
/// </example>
/// <example>
/// <code>
/// Disconnect-MetricStore -Verbose
/// </code>
/// <shows>
/// VERBOSE: No store is connected.
/// </shows>
/// <para>Says what it closed.</para>
/// </example>
/// <link>Connect-MetricStore</link>
/// <link>about_MetricsTools_Store</link>
[Cmdlet(VerbsCommunications.Disconnect, "MetricStore")]
public sealed class DisconnectMetricStoreCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (StoreSession.ConnectedPath is { } connected)
        {
            foreach (string report in SessionBuffers.Flush(connected)) WriteWarning(report);
        }

        WriteVerbose(StoreSession.ConnectedPath is { } path ? $"Disconnecting from {path}." : "No store is connected.");
        StoreSession.Disconnect();
    }
}
