using System.Diagnostics;
using System.Management.Automation;
using MetricsTools.Maintenance;
using MetricsTools.Maintenance.Checks;
using MetricsTools.Maintenance.Repair;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Keeps of a damaged store what can be kept.</para>
/// <para type="description">Removes rows of the hot log, blocks and streams whose checksums are wrong, computes lost hours anew from samples and lost days from
/// hours where these are kept, and makes counts agree. What is lost of the samples, hours and days still tell. Others may use the store meanwhile.</para>
/// <para type="description">Where pages of the file are damaged, every row that can be read is copied into a new file, under the same key. When it is whole it takes the
/// place of the old one, which is kept beside it: BackupPath names it. That needs the store for itself: end what uses it.</para>
/// <para type="description">A sound store stays as it is, and nothing is asked. -WhatIf says what is damaged, -Verbose also what is done.</para>
/// </summary>
/// <input cref="String">Paths of stores, as the property Store or FullName.</input>
/// <output cref="MetricStoreRepair">What was kept, and what is lost.</output>
/// <note>Keep a copy of the files first, when what they hold matters. A backup is better than a repair: see Backup-MetricStore.</note>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Repair-MetricStore | Format-List KeptSamples, LostSamples
/// </code>
/// <shows>
/// KeptSamples : 3
/// LostSamples : 0
/// </shows>
/// <para>Looks at the store in use, which is sound.</para>
/// </example>
/// <example>
/// <code>
/// 1..3 | Add-Metric load -Store ./build.db
/// $result = Repair-MetricStore ./build.db -Confirm:$false
/// $result.LostSeries.Count
/// </code>
/// <shows>
/// 0
/// </shows>
/// <para>Repairs a store without being asked, and tells how many series something was lost of.</para>
/// </example>
/// <link>Test-MetricStore</link>
/// <link>Backup-MetricStore</link>
[Cmdlet(VerbsDiagnostic.Repair, "MetricStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MetricStoreRepair))]
public sealed class RepairMetricStoreCommand : MaintenanceCommand
{
    private const string Activity = "Repairing";

    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the configured or the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        string path = StorePath;
        var clock = Stopwatch.StartNew();
        MaintenanceOptions options = OptionsFor(Activity);
        IReadOnlyList<StoreCheckResult> found = StoreRepair.Diagnose(path, options);
        foreach (StoreCheckResult one in found) WriteVerbose($"{one.Check}, {one.Target}: {one.Detail}");
        if (found.Count > 0 && !ShouldProcess(path, $"Remove what is damaged: {found[0].Detail}{(found.Count > 1 ? $" And {found.Count - 1} more." : "")}")) return;
        if (found.Count == 0 && MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? value) && value is SwitchParameter { IsPresent: true }) return;
        StoreRepairReport report = StoreRepair.Run(path, options);
        EndProgress(Activity);
        foreach (string step in report.Steps) WriteVerbose(step);
        WriteVerbose($"Kept: {report.KeptSamples} samples, {report.KeptHours} hours, {report.KeptDays} days. Lost: {report.LostSamples} samples, {report.LostHours} hours, {report.LostDays} days.");
        WriteObject(new MetricStoreRepair(path, report, clock.Elapsed));
    });
}
