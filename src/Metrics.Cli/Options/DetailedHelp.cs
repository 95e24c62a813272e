using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetricsTools.CommandLine.Commands;

namespace MetricsTools.CommandLine.Options;

/// <summary>The usual help, and below it what a command has to say and examples.</summary>
internal sealed class DetailedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is MetricCommand command) parseResult.InvocationConfiguration.Output.WriteLine(command.Details);
        return exitCode;
    }
}
