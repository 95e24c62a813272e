using System.Text;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The unit files of a job for systemd (systemd.service, systemd.timer and systemd.syntax of its manual).</summary>
public static class SystemdUnits
{
    /// <summary>How a line begins that names the store. What begins with X- is not systemd's.</summary>
    internal const string StoreKey = "X-MetricsTools-Store=";

    /// <summary>The service: what is run.</summary>
    public static string Service(ScheduledJob job) =>
        $"""
        [Unit]
        Description={Escape(job.Description)}

        [Service]
        Type=oneshot
        ExecStart={string.Join(" ", job.Arguments.Prepend(job.Program).Select(Quote))}
        Nice=10

        """.Replace("\r\n", "\n");

    /// <summary>The timer: when it is run. What was missed is made good.</summary>
    public static string Timer(ScheduledJob job) =>
        $"""
        [Unit]
        Description={Escape(job.Description)}

        [Timer]
        OnCalendar=*-*-* {ScheduledJob.Hour:00}:00:00 UTC
        Persistent=true

        [Install]
        WantedBy=timers.target

        [X-MetricsTools]
        {StoreKey}{job.Store}

        """.Replace("\r\n", "\n");

    /// <summary>One word of a command: in quotes, with what systemd would take for an escape, a specifier or a variable made plain.</summary>
    internal static string Quote(string word)
    {
        var text = new StringBuilder("\"");
        foreach (char character in word)
        {
            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '%' => "%%",
                '$' => "$$",
                _ => character.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    private static string Escape(string text) => text.Replace("%", "%%").TrimEnd('\\');
}
