using System.Management.Automation;
using MetricsTools.Maintenance.Scheduling;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Removes the maintenance task of a store.</para>
/// <para type="description">The store itself stays as it is. Without a task, sessions that stay open for long still do a part of the maintenance.</para>
/// </summary>
/// <input cref="String">Paths of stores, as the property Store.</input>
/// <example>
/// <code>Unregister-MetricMaintenanceTask -WhatIf -ErrorAction Ignore</code>
/// <para>Shows whether the store in use has a task to remove.</para>
/// </example>
/// <example>
/// <code>Get-MetricMaintenanceTask -Store ./b.db | Unregister-MetricMaintenanceTask</code>
/// <para>Removes the task of a store, if it has one.</para>
/// </example>
/// <link>Register-MetricMaintenanceTask</link>
[Cmdlet(VerbsLifecycle.Unregister, "MetricMaintenanceTask", SupportsShouldProcess = true)]
public sealed class UnregisterMetricMaintenanceTaskCommand : MetricCommand
{
    /// <summary>
    /// <para>The store: a file. When omitted, it is the one chosen with Connect-MetricStore, else <c>$env:METRICSTOOLS_STORE</c>, else the configured or the user's own.</para>
    /// </summary>
    /// <default>The store in use</default>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string? Store { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        IJobScheduler scheduler = JobSchedulers.Choose(Environment.GetEnvironmentVariable);
        string store = StorePath, name = ScheduledJob.NameOf(store);
        if (scheduler.Find().All(task => task.Name != name)) throw new MetricException(ErrorId.TaskNotFound, store);
        if (ShouldProcess(store, $"Remove the task {name} from {scheduler.Name}")) scheduler.Unregister(name);
    });
}
