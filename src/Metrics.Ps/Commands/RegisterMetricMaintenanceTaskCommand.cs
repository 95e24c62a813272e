using System.Management.Automation;
using System.Management.Automation.Language;
using MetricsTools.Maintenance.Scheduling;

namespace MetricsTools.PowerShell.Commands;

/// <summary>
/// <para type="synopsis">Has the store maintained every night.</para>
/// <para type="description">Registers a task of this user that runs Invoke-MetricRollup for the store every day at 02:00 UTC: with the Task Scheduler on Windows, as a
/// user timer where systemd runs the machine, in the crontab elsewhere. The store's full path and the user stand in the task, because SYSTEM, an administrator and
/// you have different default stores. A store has one task: registering it again replaces it.</para>
/// <para type="description">-WhatIf shows word for word what would be installed.</para>
/// </summary>
/// <output cref="MetricMaintenanceTask">The task, with -PassThru.</output>
/// <example>
/// <code>Register-MetricMaintenanceTask -WhatIf</code>
/// <para>Shows the task of the store in use.</para>
/// </example>
/// <example>
/// <code>Register-MetricMaintenanceTask -Store ./build.db -WhatIf</code>
/// <para>Shows the task of another store.</para>
/// </example>
/// <link>Get-MetricMaintenanceTask</link>
/// <link>Unregister-MetricMaintenanceTask</link>
[Cmdlet(VerbsLifecycle.Register, "MetricMaintenanceTask", SupportsShouldProcess = true)]
[OutputType(typeof(MetricMaintenanceTask))]
public sealed class RegisterMetricMaintenanceTaskCommand : MetricCommand
{
    private const string ManifestName = "MetricsTools.psd1";

    /// <summary>
    /// <para>Writes the task to the pipeline.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Try(Store, () =>
    {
        IJobScheduler scheduler = JobSchedulers.Choose(Environment.GetEnvironmentVariable);
        ScheduledJob job = CreateJob();
        if (!ShouldProcess($"Registering with {scheduler.Name}:\n{scheduler.Describe(job)}", $"Register the maintenance of {job.Store} with {scheduler.Name}?", "Maintenance task")) return;
        Fatal(() => scheduler.Register(job));
        if (scheduler.Advice is { } advice) WriteWarning(advice);
        if (PassThru) WriteObject(new MetricMaintenanceTask(new ScheduledTask(job.Name, job.Store, scheduler.Name)));
    });

    private ScheduledJob CreateJob()
    {
        string store = StorePath;
        string script = $"Import-Module '{Escape(Manifest)}'; Invoke-MetricRollup -Store '{Escape(store)}'";
        string user = Path.DirectorySeparatorChar == '\\' ? $"{Environment.UserDomainName}\\{Environment.UserName}" : Environment.UserName;
        return new ScheduledJob(store, user, Program, ["-NoProfile", "-NonInteractive", "-Command", script]);
    }

    // Typographic quotes end a text in PowerShell too.
    private static string Escape(string text) => CodeGeneration.EscapeSingleQuotedStringContent(text);

    // The module's files are in module/bin/<build>, below the manifest.
    private static string Manifest =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(RegisterMetricMaintenanceTaskCommand).Assembly.Location)!, "..", "..", "..", ManifestName));

    private string Program
    {
        get
        {
            string home = (string)SessionState.PSVariable.GetValue("PSHOME");
            string[] names = ["pwsh", "pwsh.exe", "powershell.exe"];
            return names.Select(name => Path.Combine(home, name)).FirstOrDefault(File.Exists) ?? "pwsh";
        }
    }
}
