using System.Diagnostics;
using System.Management.Automation;
using MetricsTools.Maintenance;
using MetricsTools.PowerShell.Errors;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Recording;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Compresses what was recorded, and removes what is older than it is kept.</para>
/// <para type="description">Takes in what was recorded in the background while the store was not to be had (see about_MetricsTools_Recording). Then moves recorded samples into compressed blocks, merges neighbouring blocks, removes raw samples, hours and days that are older than
/// they are kept (see <c>Get-MetricConfiguration</c>, and -RetainRaw of a metric), and gives the space back. What raw samples answered is then answered by hours
/// and days. It works in short steps while others read and write, asks for no confirmation, and can be run again at any time.</para>
/// <para type="description">Of two runs at once, the second ends with a warning. -Verbose tells the counts before and after.</para>
/// <para type="description">Much that is older than it is kept means that it runs too seldom. More than 800,000 such samples are a warning, and more than 1,000,000 in a store that grows by
/// more than 10,000 a day are an error at the end, when all the work is done: ALERT: Database size exceeded 1M threshold. The settings WarningSamples,
/// AlertSamples and AlertGrowth change these figures; SizeBudget limits the size of the store.</para>
/// </summary>
/// <output cref="MetricRollup">What was done.</output>
/// <example>
/// <code>
/// 1..1000 | Add-Metric load
/// Invoke-MetricRollup | Format-List SealedSamples, SamplesAfter
/// </code>
/// <shows>
/// SealedSamples : 1000
/// SamplesAfter  : 1000
/// </shows>
/// <para>Compresses what was recorded.</para>
/// </example>
/// <example>
/// <code>
/// $old = [DateTimeOffset]::UtcNow.AddDays(-30)
/// Add-Metric load 5 -Timestamp $old -Store ./build.db
/// Add-Metric load 7 -Store ./build.db
/// $result = Invoke-MetricRollup ./build.db
/// $result.SamplesBefore, $result.SamplesAfter
/// (Get-MetricSeries load -Interval 1d -Store ./build.db).Value
/// </code>
/// <shows>
/// 2
/// 1
/// 5
/// 7
/// </shows>
/// <para>Removes a sample that is older than raw samples are kept. Its day is kept.</para>
/// </example>
/// <link>Register-MetricMaintenanceTask</link>
/// <link>Set-MetricConfiguration</link>
/// <link>about_MetricsTools_Store</link>
[Cmdlet(VerbsLifecycle.Invoke, "MetricRollup", SupportsShouldProcess = true)]
[OutputType(typeof(MetricRollup))]
public sealed class InvokeMetricRollupCommand : MetricCommand
{
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
        IMetricStore store = OpenExistingStore();
        if (!ShouldProcess(StorePath, "Compress and prune the store")) return;
        var clock = Stopwatch.StartNew();
        SpooledSamples.TakeIn(StorePath, new BufferOptions { AllowNetwork = StoreSession.AllowsNetwork(StorePath) }, WriteWarning);
        if (store.Maintain(SettingsOf(store).ToRollupOptions(Cancellation)) is not { } report)
        {
            WriteWarning(RollupOptions.ConcurrentRun);
            return;
        }

        WriteVerbose($"Samples: {report.SamplesBefore} before, {report.SamplesAfter} after; {report.SealedSamples} compressed. Spans: {report.SpansBefore} before, {report.SpansAfter} after.");
        if (report.RolledUpEarly is { } moment) WriteVerbose($"Raw samples before {Model.UnixTime.ToText(moment)} were rolled up before their time, to stay within SizeBudget.");
        if (report.Warning is { } warning) WriteWarning(warning);
        WriteObject(new MetricRollup(StorePath, report, clock.Elapsed));
        if (report.Alert is { } alert) WriteError(alert.ToErrorRecord(StorePath));
    });
}
