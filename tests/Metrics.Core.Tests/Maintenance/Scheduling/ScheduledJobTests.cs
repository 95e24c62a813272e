using System.Diagnostics;
using System.Xml.Linq;

namespace MetricsTools.Maintenance.Scheduling;

public sealed class ScheduledJobTests
{
    private static readonly string[] Words =
        ["plain", "", "two words", "it's", "\"quoted\"", @"C:\dir\", @"back\\slash", "100%", "$HOME `id` $(id)", "a;b|c&d>e", "!x", "#y", "*", "‘curly’", "ü😀", "&<>", "-c", "~", "\\\"", "%n %h", "${X}"];

    public static TheoryData<string> HostileWords => [.. Words];

    [Fact]
    public void A_job_has_a_name_of_its_own_for_every_store()
    {
        Assert.Equal(Job("/a.db").Name, Job("/a.db").Name);
        Assert.NotEqual(Job("/a.db").Name, Job("/b.db").Name);
        Assert.Matches("^metricstools-[0-9a-f]{16}$", Job("/a.db").Name);
    }

    [Theory]
    [InlineData("/a\n* * * * * evil.db")]
    [InlineData("/a\r.db")]
    [InlineData("/a\0.db")]
    public void A_path_with_a_line_break_cannot_be_scheduled(string store) =>
        Assert.Equal(ErrorId.StorePathInvalid, Assert.Throws<MetricException>(() => Job(store)).Id);

    [Fact]
    public void The_service_and_the_timer_of_systemd()
    {
        ScheduledJob job = Job("/data/my 100%.db", "it's $HOME\\ \"x\" 5%");
        Assert.Equal(
            "[Unit]\nDescription=Maintenance of the metrics store /data/my 100%%.db\n\n[Service]\nType=oneshot\n"
            + "ExecStart=\"/usr/bin/pwsh\" \"it's $$HOME\\\\ \\\"x\\\" 5%%\"\nNice=10\n", SystemdUnits.Service(job));
        Assert.Equal(
            "[Unit]\nDescription=Maintenance of the metrics store /data/my 100%%.db\n\n[Timer]\nOnCalendar=*-*-* 02:00:00 UTC\nPersistent=true\n\n"
            + "[Install]\nWantedBy=timers.target\n\n[X-MetricsTools]\nX-MetricsTools-Store=/data/my 100%.db\n", SystemdUnits.Timer(job));
    }

    [Theory]
    [MemberData(nameof(HostileWords))]
    public void A_word_of_a_crontab_is_for_the_shell_what_it_was(string word)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs sh.");
        string line = CrontabText.Lines(Job("/a.db", "-c", "printf %s \"$1\"", "sh", word)).Split('\n')[1];

        // What cron does: the command begins after five fields, and a percent sign behind a backslash is a percent sign.
        string command = line.Split([' '], 6)[5].Replace("\\%", "%", StringComparison.Ordinal);
        command = command.Substring(command.IndexOf("&& ", StringComparison.Ordinal)).Replace("&& '/usr/bin/pwsh'", "sh", StringComparison.Ordinal);
        Assert.Equal(word, Run("sh", "-c", command));
        Assert.DoesNotContain('%', line.Replace("\\%", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_crontab_keeps_what_others_wrote_in_it()
    {
        const string Others = "# mine\n0 4 * * * backup\nMAILTO=me";
        ScheduledJob one = Job("/one two.db"), other = Job("/other.db");
        string crontab = CrontabText.Add(CrontabText.Add(CrontabText.Add(Others, one), other), one);
        Assert.Equal([(other.Name, "/other.db"), (one.Name, "/one two.db")], CrontabText.Find(crontab));
        Assert.StartsWith(Others + "\n", crontab, StringComparison.Ordinal);
        Assert.Equal(Others + "\n", CrontabText.Remove(CrontabText.Remove(crontab, one.Name), other.Name));
        Assert.Equal(CrontabText.Lines(one), CrontabText.Add("", one));
        Assert.Empty(CrontabText.Find(Others));
    }

    [Theory]
    [MemberData(nameof(HostileWords))]
    public void An_argument_of_a_process_is_what_it_was(string word)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs sh.");
        Assert.Equal(word, Run("sh", "-c", "printf %s \"$1\"", "sh", word));
    }

    [Theory]
    [MemberData(nameof(HostileWords))]
    public void The_document_of_a_task_holds_the_store_and_the_arguments(string word)
    {
        string document = TaskDocument.Text(new ScheduledJob("/data/" + word, @"HOME\anna", @"C:\pwsh.exe", ["-Command", word]));
        XElement task = XElement.Parse(document);
        XNamespace schema = task.Name.Namespace;
        Assert.Equal(CommandLineText.Join(["-Command", word]), (string)task.Descendants(schema + "Arguments").Single());
        Assert.Equal(@"HOME\anna", (string)task.Descendants(schema + "UserId").Single());
        Assert.EndsWith("T02:00:00Z", (string)task.Descendants(schema + "StartBoundary").Single(), StringComparison.Ordinal);
        Assert.Equal("/data/" + word, TaskDocument.StoreOf(document));
    }

    [Fact]
    public void A_document_of_another_program_is_not_ours()
    {
        string document = TaskDocument.Text(Job("/a.db"));
        Assert.Null(TaskDocument.StoreOf(document.Replace("<Source>MetricsTools<", "<Source>Other<", StringComparison.Ordinal)));
        Assert.Null(TaskDocument.StoreOf("ERROR: no such task"));
    }

    [Fact]
    public void Timers_in_a_folder_are_found_with_their_stores()
    {
        using var folder = new TemporaryFolder();
        ScheduledJob job = Job("/data/my 100%.db");
        File.WriteAllText(folder[job.Name + ".timer"], SystemdUnits.Timer(job));
        File.WriteAllText(folder["other.timer"], "[Timer]\n");
        Assert.Equal([new ScheduledTask(job.Name, job.Store, "systemd")], new SystemdScheduler(folder.Path).Find());
        Assert.Empty(new SystemdScheduler(folder["none"]).Find());
        Assert.Contains(SystemdUnits.Service(job), new SystemdScheduler(folder.Path).Describe(job), StringComparison.Ordinal);
    }

    private static ScheduledJob Job(string store, params string[] arguments) => new(store, "anna", "/usr/bin/pwsh", arguments);

    private static string Run(string program, params string[] arguments)
    {
        if (arguments.Any(static argument => argument.Contains(@"\\", StringComparison.Ordinal))) Desktop.SkipUnderMono("Mono takes two backslashes of a command line for one, wherever they stand.");
        using Process process = Process.Start(new ProcessStartInfo(program, CommandLineText.Join(arguments)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
