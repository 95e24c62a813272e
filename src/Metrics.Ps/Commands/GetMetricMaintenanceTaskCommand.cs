using System.Management.Automation;
using MetricsTools.Maintenance.Scheduling;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Gets the maintenance tasks of this user.</para>
/// <para type="description">Looks with the scheduler of the machine: the Task Scheduler, systemd or cron. Without -Store, the tasks of all stores.</para>
/// </summary>
/// <output cref="MetricMaintenanceTask">The tasks.</output>
/// <example>
/// <code>Get-MetricMaintenanceTask</code>
/// <para>All tasks.</para>
/// </example>
/// <example>
/// <code>Get-MetricMaintenanceTask -Store ./build.db</code>
/// <para>The task of one store, if there is one.</para>
/// </example>
/// <link>Register-MetricMaintenanceTask</link>
[Cmdlet(VerbsCommon.Get, "MetricMaintenanceTask")]
[OutputType(typeof(MetricMaintenanceTask))]
public sealed class GetMetricMaintenanceTaskCommand : MetricCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => Fatal(() =>
    {
        string? store = Store is null ? null : StorePath;
        foreach (ScheduledTask task in JobSchedulers.Choose(Environment.GetEnvironmentVariable).Find())
        {
            if (store is null || task.Name == ScheduledJob.NameOf(store)) WriteObject(new MetricMaintenanceTask(task));
        }
    });
}
