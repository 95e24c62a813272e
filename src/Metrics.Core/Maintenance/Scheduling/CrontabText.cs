namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The lines of jobs in a crontab. Each job has a line before it that names it and its store.</summary>
public static class CrontabText
{
    private const string Mark = "# " + ScheduledJob.Prefix;

    /// <summary>
    /// The two lines of a job. Not every cron knows other time zones than the machine's: so it looks every hour whether it is the one in UTC.
    /// </summary>
    public static string Lines(ScheduledJob job)
    {
        string command = string.Join(" ", job.Arguments.Prepend(job.Program).Select(Quote)).Replace("%", "\\%");
        return $"# {job.Name} {job.Store}\n0 * * * * [ \"$(date -u +\\%H)\" = {ScheduledJob.Hour:00} ] && {command}\n";
    }

    /// <summary>A crontab with a job, in place of the one of that name.</summary>
    public static string Add(string crontab, ScheduledJob job)
    {
        string others = Remove(crontab, job.Name);
        return others + (others.Length > 0 && others[others.Length - 1] != '\n' ? "\n" : "") + Lines(job);
    }

    /// <summary>A crontab without a job.</summary>
    public static string Remove(string crontab, string name)
    {
        string[] lines = crontab.Split('\n');
        var kept = new List<string>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith($"# {name} ", StringComparison.Ordinal)) i++;
            else kept.Add(lines[i]);
        }

        return string.Join("\n", kept);
    }

    /// <summary>The jobs in a crontab, by name, with their stores.</summary>
    public static IEnumerable<(string Name, string Store)> Find(string crontab)
    {
        foreach (string line in crontab.Split('\n').Where(static line => line.StartsWith(Mark, StringComparison.Ordinal)))
        {
            int space = line.IndexOf(' ', 2);
            if (space > 0) yield return (line.Substring(2, space - 2), line.Substring(space + 1));
        }
    }

    /// <summary>One word for sh: in single quotes, in which nothing is special but the quote itself.</summary>
    internal static string Quote(string word) => "'" + word.Replace("'", "'\\''") + "'";
}
