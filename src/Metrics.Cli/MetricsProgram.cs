using System.CommandLine;
using System.CommandLine.Help;
using MetricsTools.CommandLine.Commands;
using MetricsTools.CommandLine.Options;
using MetricsTools.CommandLine.Output;

namespace MetricsTools.CommandLine;

/// <summary>The table of commands, and what comes before each: parsing, and mistakes in the command line.</summary>
internal static class MetricsProgram
{
    private const string Description =
        """
        Records metrics in one file, shows their course, learns what is normal, and fails a job that deviates.

        Examples:
          metrics demo
          metrics add build.duration 812 --unit ms --kind histogram --tag branch=main
          metrics series build.duration --last 7d --interval 1d
          metrics test build.duration --count 5 --baseline-count 50 --direction higher

        The store is --store, else $METRICSTOOLS_STORE, else the configured or the user's own. Settings for a user or a machine are in files (see the README).
        Exit codes: 0 done or normal, 1 the store cannot be used, 2 a mistake or a failure, 3 a deviation or an alert, 4 inconclusive where that is to fail.
        """;

    /// <summary>Runs the command of a command line and gives the exit code.</summary>
    public static int Run(string[] arguments, Terminal terminal)
    {
        RootCommand root = CreateRoot(terminal);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        // A member of a Set may begin with @, which would otherwise name a file of arguments.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        if (arguments.Length == 0)
        {
            root.Parse(["--help"], parsing).Invoke(configuration);
            return ExitCode.Failed;
        }

        ParseResult parse = root.Parse(arguments, parsing);
        if (FindMistake(parse) is not { } mistake) return parse.Invoke(configuration);
        terminal.WriteError($"{mistake} (Usage)");
        string command = parse.CommandResult.Command is RootCommand ? "metrics" : $"metrics {parse.CommandResult.Command.Name}";
        terminal.Error.WriteLine($"'{command} --help' shows what can be given.");
        return ExitCode.Failed;
    }

    private static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand(Description)
        {
            new AddCommand(terminal),
            new CollectCommand(terminal),
            new SeriesCommand(terminal),
            new BaselineCommand(terminal),
            new TestCommand(terminal),
            new CompareCommand(terminal),
            new TrendCommand(terminal),
            new ChartCommand(terminal),
            new DashboardCommand(terminal),
            new BreakdownCommand(terminal),
            new UsageCommand(terminal),
            new AlertCommand(terminal),
            new AnnotateCommand(terminal),
            new AnnotationsCommand(terminal),
            new ReportCommand(terminal),
            new ExportCommand(terminal),
            new ImportCommand(terminal),
            new BackupCommand(terminal),
            new CheckCommand(terminal),
            new OptimizeCommand(terminal),
            new RollupCommand(terminal),
            new RepairCommand(terminal),
            new DemoCommand(terminal),
        };
        root.Options.Add(StoreOption.Instance);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new DetailedHelp((HelpAction)help.Action!);
        return root;
    }

    private static string? FindMistake(ParseResult parse)
    {
        if (parse.Action is DetailedHelp) return null;
        if (parse.CommandResult.Command is RootCommand root && parse.UnmatchedTokens.Count > 0)
        {
            return $"There is no command '{parse.UnmatchedTokens[0]}'. Commands are {string.Join(", ", root.Subcommands.Select(static command => command.Name))}.";
        }

        string? unknown = parse.CommandResult.Command is MetricCommand ? UnknownOption.Find(parse) : null;
        if (unknown is not null) return $"There is no option '{unknown}'.";
        return parse.Errors.Count > 0 ? string.Join(" ", parse.Errors.Select(static error => error.Message).Distinct()) : null;
    }
}
