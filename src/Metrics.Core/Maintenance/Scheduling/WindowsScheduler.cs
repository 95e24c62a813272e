using System.Text;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The Task Scheduler of Windows; the tasks are in a folder of their own.</summary>
public sealed class WindowsScheduler : IJobScheduler
{
    private const string Control = "schtasks.exe";
    private const string Folder = @"\MetricsTools\";

    /// <inheritdoc/>
    public string Name => "Task Scheduler";

    /// <inheritdoc/>
    public string? Advice => null;

    /// <inheritdoc/>
    public string Describe(ScheduledJob job) => $"{Folder}{job.Name}\n{TaskDocument.Text(job)}";

    /// <inheritdoc/>
    public void Register(ScheduledJob job)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xml");
        try
        {
            File.WriteAllText(file, TaskDocument.Text(job), Encoding.Unicode);
            SchedulerProgram.RunOrThrow(Control, null, "/Create", "/TN", Folder + job.Name, "/XML", file, "/F");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScheduledTask> Find()
    {
        // A folder that is not there is a failure: then there are none.
        (int exitCode, string output, _) = SchedulerProgram.Run(Control, null, "/Query", "/TN", Folder, "/FO", "CSV", "/NH");
        if (exitCode != 0) return [];
        var found = new List<ScheduledTask>();
        foreach (string row in output.Split('\n'))
        {
            string path = row.Split(',')[0].Trim('"', ' ', '\r');
            if (!path.StartsWith(Folder + ScheduledJob.Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            string? store = TaskDocument.StoreOf(SchedulerProgram.RunOrThrow(Control, null, "/Query", "/TN", path, "/XML"));
            if (store is not null) found.Add(new ScheduledTask(path.Substring(Folder.Length), store, Name));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Unregister(string name) => SchedulerProgram.RunOrThrow(Control, null, "/Delete", "/TN", Folder + name, "/F");
}
