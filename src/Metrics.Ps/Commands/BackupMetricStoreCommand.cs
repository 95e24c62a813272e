using System.Management.Automation;
using MetricsTools.Maintenance;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Copies the store whole into one file, also while others write to it.</para>
/// <para type="description">The backup is the store as it is at one moment, with the samples that still wait in the write-ahead log. It is a store of its own,
/// without the space that the store does not use, and only its owner can open it. A copy of the store's file alone may lack the newest samples: so this is the
/// way to keep a store in the cache of a CI system, or to move it.</para>
/// <para type="description">The file has its name only when it is complete and on the disk; until then, and after a failure, what was there stays.</para>
/// </summary>
/// <output cref="System.IO.FileInfo">The backup, with -PassThru.</output>
/// <note>To restore a backup, copy the file to where the store was, when no process uses that and no file with -wal at its end lies beside it.</note>
/// <example>
/// <code>
/// 1..3 | Add-Metric load
/// Backup-MetricStore ./backup.db
/// (Get-MetricStore ./backup.db).SampleCount
/// </code>
/// <shows>
/// 3
/// </shows>
/// <para>Makes a backup, and looks into it.</para>
/// </example>
/// <example>
/// <code>
/// Add-Metric tests.passed 412 -Store ./build.db
/// Backup-MetricStore ./cache.db -Store ./build.db -Force -PassThru |
///     Test-MetricStore -Quiet
/// </code>
/// <shows>
/// True
/// </shows>
/// <para>Replaces an older backup, and checks the new one.</para>
/// </example>
/// <link>Test-MetricStore</link>
/// <link>Get-MetricStore</link>
[Cmdlet(VerbsData.Backup, "MetricStore", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class BackupMetricStoreCommand : MaintenanceCommand
{
    private const string Activity = "Backing up";

    /// <summary>
    /// <para>The file to write.</para>
    /// </summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>
    /// <para>Replaces a file that is there: an older backup, or no database at all. A store that is in use is never replaced.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// <para>Writes the file to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        string path = ResolvePath(Path);
        if (!ShouldProcess(path, $"Back up {StorePath}")) return;
        StoreBackup.Create(StorePath, path, Force, OptionsFor(Activity));
        EndProgress(Activity);
        WriteVerbose($"Backed up {StorePath} to {path}, {new FileInfo(path).Length} bytes.");
        if (PassThru) WriteObject(new FileInfo(path));
    });
}
