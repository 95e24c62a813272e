namespace MetricsTools.Maintenance.Scheduling;

/// <summary>What starts jobs on a platform.</summary>
public interface IJobScheduler
{
    /// <summary>Its name, for a reader.</summary>
    string Name { get; }

    /// <summary>What the user should know, or null.</summary>
    string? Advice { get; }

    /// <summary>What would be installed, word for word.</summary>
    string Describe(ScheduledJob job);

    /// <summary>Registers a job, in place of the one of that name.</summary>
    /// <exception cref="MetricException">It cannot be registered.</exception>
    void Register(ScheduledJob job);

    /// <summary>The jobs of this user.</summary>
    /// <exception cref="MetricException">They cannot be had.</exception>
    IReadOnlyList<ScheduledTask> Find();

    /// <summary>Removes the job of a name.</summary>
    /// <exception cref="MetricException">It cannot be removed.</exception>
    void Unregister(string name);
}
