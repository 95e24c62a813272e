using System.CommandLine;
using System.Diagnostics;
using MetricsTools.CommandLine.Demo;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;
using MetricsTools.Storage;
using MetricsTools.Storage.Sqlite;

namespace MetricsTools.CommandLine.Commands;

/// <summary>Shows on this machine what the program does.</summary>
internal sealed class DemoCommand : MetricCommand
{
    private readonly Option<string?> _folder = new("--folder") { Description = "Where its files go; a new folder under the temporary folder when omitted.", HelpName = "path" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Whether the files stay; they do unless this is false.", DefaultValueFactory = static _ => true, HelpName = "true|false" };

    private const string DetailText =
        """
        Shows on this machine what the program does, in under a minute: measures it, times a real command two hundred times, and proves the gate with runs
        that were really slowed down. Nothing is simulated, and nothing but the demo's folder is written to.

        Examples:
          metrics demo
          metrics demo --folder ./demo
        """;

    /// <summary>Makes the command.</summary>
    public DemoCommand(Terminal terminal) : base("demo", "Shows on this machine, in under a minute, what the program does.", DetailText, terminal)
    {
        Options.Add(_folder);
        Options.Add(_keep);
    }

    /// <inheritdoc/>
    protected override void Run(Invocation invocation)
    {
        ParseResult parse = invocation.Arguments;
        if (parse.GetValue(StoreOption.Instance) is not null) throw new UsageException("The demo makes a store of its own. Say where with --folder.");
        var watch = Stopwatch.StartNew();
        var folder = DemoFolder.Create(parse.GetValue(_folder));
        TextWriter text = invocation.Terminal.Output;
        text.WriteLine("Everything below is measured on this machine, in under a minute.");
        text.WriteLine($"Store: {folder.Store}");
        using (IMetricStore store = SqliteMetricStore.Open(folder.Store, new StoreOptions { Access = StoreAccess.Write, IsSession = true }))
        {
            using var story = new DemoStory(invocation, store, folder);
            if (!story.Tell()) invocation.ExitCode = ExitCode.Failed;
        }

        text.WriteLine($"It took {watch.Elapsed.TotalSeconds:0} s.");
        if (parse.GetValue(_keep)) TellNext(text, folder);
        else folder.Remove();
    }

    private static void TellNext(TextWriter text, DemoFolder folder)
    {
        (string program, string[] arguments) = TimedCommand.Self;
        text.WriteLine(
            $"""

            All files are in {folder.FullPath}:
              demo.db    the store
              demo.csv   every sample, for a spreadsheet or 'metrics import'
              demo.json  the same as JSON
              demo.prom  the newest state, for Prometheus

            Try next, where metrics is {string.Join(' ', [program, .. arguments])}:
              export METRICSTOOLS_STORE='{folder.Store}'
              metrics series command.duration --interval 1s --format csv
              metrics baseline command.duration --count 200 --format json
              metrics test command.duration --count 5 --baseline-count 200; echo $?

            Or in PowerShell, with the module:
              $env:METRICSTOOLS_STORE = '{folder.Store}'
              Get-MetricSnapshot
              Get-MetricSeries -Name command.duration -Interval Auto
              Test-MetricDeviation -Name command.duration -Count 5 -BaselineCount 200 -Direction Higher
            """);
    }
}
