using System.Management.Automation;
using MetricsTools.Maintenance.Checks;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Looks for damage in the store.</para>
/// <para type="description">Checks the file's header, every page of the file, the references between rows, the definitions of metrics and series, the
/// checksums and counts of all blocks and of the hot log, and the write-ahead log. Each check gives one object when all is well, and one for everything that it finds otherwise. Nothing is changed, and others may write
/// meanwhile. A file that is no store, or one of a newer version, is a finding too.</para>
/// <para type="description">Failed means that something is damaged: keep a copy of the files, and restore a backup, or keep what can be kept with Repair-MetricStore. A Warning is unusual, and nothing is known
/// to be lost.</para>
/// </summary>
/// <input cref="String">Paths of stores, as the property Store or FullName.</input>
/// <output cref="MetricStoreCheck">The findings.</output>
/// <output cref="bool">With -Quiet.</output>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Test-MetricStore | Format-Table Check, Status
/// </code>
/// <shows>
/// Check       Status
/// -----       ------
/// File        Ok
/// Pages       Ok
/// References  Ok
/// Definitions Ok
/// Blocks      Ok
/// Log         Ok
/// </shows>
/// <para>Checks the store in use.</para>
/// </example>
/// <example>
/// <code>
/// 'Dear diary' | Set-Content ./diary.db
/// Test-MetricStore ./diary.db -Quiet
/// </code>
/// <shows>
/// False
/// </shows>
/// <para>Asks whether a file is a sound store.</para>
/// </example>
/// <link>Backup-MetricStore</link>
/// <link>Repair-MetricStore</link>
/// <link>Optimize-MetricStore</link>
[Cmdlet(VerbsDiagnostic.Test, "MetricStore")]
[OutputType(typeof(MetricStoreCheck), typeof(bool))]
public sealed class TestMetricStoreCommand : MaintenanceCommand
{
    private const string Activity = "Checking";

    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the configured or the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <summary>
    /// <para>Gives $true when nothing has failed, and $false otherwise, instead of the findings.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        string path = StorePath;
        bool isSound = true;
        foreach (StoreCheckResult result in StoreChecks.Run(path, OptionsFor(Activity)))
        {
            isSound &= result.Status != CheckStatus.Failed;
            if (Quiet) WriteVerbose($"{result.Check}, {result.Target}: {result.Status}. {result.Detail}");
            else WriteObject(new MetricStoreCheck(result, path));
        }

        EndProgress(Activity);
        if (Quiet) WriteObject(isSound);
    });
}
