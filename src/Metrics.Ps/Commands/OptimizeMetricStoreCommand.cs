using System.Management.Automation;
using MetricsTools.Maintenance;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Makes the store as small and as fast as it can be.</para>
/// <para type="description">Moves the write-ahead log into the file, gives space that nothing uses back to the disk, such as after metrics were removed, and
/// renews what SQLite knows of the tables. It works in short steps while others read and write. What readers still need stays in the log.</para>
/// </summary>
/// <output cref="MetricStoreOptimization">The sizes before and after.</output>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Optimize-MetricStore | Format-List FreeBefore, FreeAfter
/// </code>
/// <shows>
/// FreeBefore : 0
/// FreeAfter  : 0
/// </shows>
/// <para>Tidies the store in use.</para>
/// </example>
/// <example>
/// <code>
/// 1..5000 | Add-Metric old.metric -Store ./build.db
/// Unregister-MetricDefinition old.metric -RemoveData -Force -Store ./build.db
/// $result = Optimize-MetricStore ./build.db
/// $result.FreeBefore -gt $result.FreeAfter
/// </code>
/// <shows>
/// True
/// </shows>
/// <para>Gives back the space of a metric that was removed.</para>
/// </example>
/// <link>Get-MetricStore</link>
/// <link>Test-MetricStore</link>
[Cmdlet(VerbsCommon.Optimize, "MetricStore", SupportsShouldProcess = true)]
[OutputType(typeof(MetricStoreOptimization))]
public sealed class OptimizeMetricStoreCommand : MaintenanceCommand
{
    private const string Activity = "Optimizing";

    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the configured or the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        string path = StorePath;
        if (!ShouldProcess(path, "Optimize the store")) return;
        StoreOptimization result = StoreOptimizer.Run(path, OptionsFor(Activity));
        EndProgress(Activity);
        WriteObject(new MetricStoreOptimization(path, result));
    });
}
