using System.Management.Automation;
using MetricsTools.PowerShell.Sessions;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the store that commands use: where it is, how large, and what it holds.</para>
/// <para type="description">SYSTEM, an administrator and a service each have a default store of their own: name one with -Store, Connect-MetricStore
/// or <c>$env:METRICSTOOLS_STORE</c> when several accounts share it.</para>
/// <para type="description">Copying the file alone may leave out the newest samples: see about_MetricsTools_Store.</para>
/// </summary>
/// <output cref="MetricStoreInfo">The store.</output>
/// <note>A store that is not there is an error. No reading cmdlet creates one.</note>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Get-MetricStore | Format-List MetricCount, SeriesCount, SampleCount
/// </code>
/// <shows>
/// MetricCount : 1
/// SeriesCount : 1
/// SampleCount : 3
/// </shows>
/// <para>Looks at the store in use.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric tests.passed 412 -Store ./build.db
/// Split-Path (Get-MetricStore ./build.db).Path -Leaf
/// </code>
/// <shows>
/// build.db
/// </shows>
/// <para>Gets the path of a store.</para>
/// </example>
/// <example>
/// <code>
/// try { Get-MetricStore ./none.db } catch { "$_" }
/// </code>
/// <shows>
/// no store at ...none.db
/// </shows>
/// <para>Tells that there is no store.</para>
/// </example>
/// <link>Connect-MetricStore</link>
/// <link>about_MetricsTools_Store</link>
[Cmdlet(VerbsCommon.Get, "MetricStore")]
[OutputType(typeof(MetricStoreInfo))]
public sealed class GetMetricStoreCommand : MetricCommand
{
    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
        WriteObject(new MetricStoreInfo(OpenStore(Storage.StoreAccess.Read).GetStatistics(), isConnected: StorePath == StoreSession.ConnectedPath)));
}
