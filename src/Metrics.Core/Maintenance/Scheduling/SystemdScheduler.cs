using MetricsTools.Formats;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>Timers of the user's own systemd.</summary>
/// <param name="folder">The folder of the user's units.</param>
public sealed class SystemdScheduler(string folder) : IJobScheduler
{
    private const string Control = "systemctl";

    /// <inheritdoc/>
    public string Name => "systemd";

    /// <inheritdoc/>
    public string? Advice => File.Exists("/var/lib/systemd/linger/" + Environment.UserName)
        ? null
        : "The timer runs only while you are logged in, until 'loginctl enable-linger' has been run once.";

    /// <summary>Whether a machine was started by systemd.</summary>
    public static bool IsHere => Directory.Exists("/run/systemd/system");

    /// <inheritdoc/>
    public string Describe(ScheduledJob job) =>
        $"{PathOf(job.Name, "service")}\n{SystemdUnits.Service(job)}\n{PathOf(job.Name, "timer")}\n{SystemdUnits.Timer(job)}\n{Control} --user enable --now {job.Name}.timer";

    /// <inheritdoc/>
    public void Register(ScheduledJob job)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(PathOf(job.Name, "service"), noClobber: false, text => text.Write(SystemdUnits.Service(job)));
        WholeFile.Write(PathOf(job.Name, "timer"), noClobber: false, text => text.Write(SystemdUnits.Timer(job)));
        SchedulerProgram.RunOrThrow(Control, null, "--user", "daemon-reload");
        SchedulerProgram.RunOrThrow(Control, null, "--user", "enable", "--now", job.Name + ".timer");
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScheduledTask> Find() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetFiles(folder, ScheduledJob.Prefix + "*.timer").Select(path => new ScheduledTask(Path.GetFileNameWithoutExtension(path), StoreOf(path), Name))];

    /// <inheritdoc/>
    public void Unregister(string name)
    {
        SchedulerProgram.RunOrThrow(Control, null, "--user", "disable", "--now", name + ".timer");
        File.Delete(PathOf(name, "timer"));
        File.Delete(PathOf(name, "service"));
        SchedulerProgram.RunOrThrow(Control, null, "--user", "daemon-reload");
    }

    private static string StoreOf(string path) =>
        File.ReadLines(path).FirstOrDefault(static line => line.StartsWith(SystemdUnits.StoreKey, StringComparison.Ordinal))?.Substring(SystemdUnits.StoreKey.Length) ?? "";

    private string PathOf(string name, string kind) => Path.Combine(folder, $"{name}.{kind}");
}
