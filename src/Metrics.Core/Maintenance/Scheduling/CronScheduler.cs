using System.ComponentModel;
using MetricsTools.Text;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The user's crontab.</summary>
public sealed class CronScheduler : IJobScheduler
{
    private const string Control = "crontab";

    /// <inheritdoc/>
    public string Name => "cron";

    /// <inheritdoc/>
    public string? Advice => null;

    /// <inheritdoc/>
    public string Describe(ScheduledJob job) => CrontabText.Lines(job).TrimEnd('\n');

    /// <inheritdoc/>
    public void Register(ScheduledJob job) => Write(CrontabText.Add(Read(), job));

    /// <inheritdoc/>
    public IReadOnlyList<ScheduledTask> Find()
    {
        try
        {
            return [.. CrontabText.Find(Read()).Select(found => new ScheduledTask(found.Name, found.Store, Name))];
        }
        catch (MetricException exception) when (exception.InnerException is Win32Exception)
        {
            // A machine without cron has no tasks of it.
            return [];
        }
    }

    /// <inheritdoc/>
    public void Unregister(string name) => Write(CrontabText.Remove(Read(), name));

    // A user without a crontab has a failure, which says so, instead of an empty one; any other failure must not be taken for that.
    private static string Read()
    {
        (int exitCode, string output, string error) = SchedulerProgram.Run(Control, null, "-l");
        bool isMissing = exitCode != 0 && Glob.IsMatch("*no crontab*", error);
        return exitCode == 0 ? output : isMissing ? "" : throw new MetricException(ErrorId.SchedulerFailed, Control + " -l", error.Trim());
    }

    private static void Write(string crontab) => SchedulerProgram.RunOrThrow(Control, crontab, "-");
}
