using MetricsTools.Maintenance.Scheduling;

namespace MetricsTools;

/// <summary>A registered maintenance task.</summary>
public sealed class MetricMaintenanceTask
{
    private readonly ScheduledTask _task;

    internal MetricMaintenanceTask(ScheduledTask task) => _task = task;

    /// <summary>Its name at the scheduler.</summary>
    public string Name => _task.Name;

    /// <summary>The store that it maintains.</summary>
    public string Store => _task.Store;

    /// <summary>What starts it: Task Scheduler, systemd or cron.</summary>
    public string Scheduler => _task.Scheduler;
}
