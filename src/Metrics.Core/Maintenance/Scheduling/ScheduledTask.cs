namespace MetricsTools.Maintenance.Scheduling;

/// <summary>A job that is registered.</summary>
/// <param name="Name">The name.</param>
/// <param name="Store">The store.</param>
/// <param name="Scheduler">What starts it.</param>
public sealed record ScheduledTask(string Name, string Store, string Scheduler);
