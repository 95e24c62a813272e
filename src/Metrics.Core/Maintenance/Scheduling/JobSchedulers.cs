namespace MetricsTools.Maintenance.Scheduling;

/// <summary>Which scheduler a machine has.</summary>
public static class JobSchedulers
{
    /// <summary>The Task Scheduler on Windows, systemd where it runs the machine, cron elsewhere.</summary>
    /// <param name="environment">Gives the value of a variable, or null.</param>
    public static IJobScheduler Choose(Func<string, string?> environment)
    {
        if (Path.DirectorySeparatorChar == '\\') return new WindowsScheduler();
        return SystemdScheduler.IsHere ? new SystemdScheduler(UnitFolder(environment)) : new CronScheduler();
    }

    private static string UnitFolder(Func<string, string?> environment)
    {
        string home = environment("HOME") is { Length: > 0 } named ? named : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? folder = environment("XDG_CONFIG_HOME");
        return Path.Combine(folder is not null && Path.IsPathRooted(folder) ? folder : Path.Combine(home, ".config"), "systemd", "user");
    }
}
