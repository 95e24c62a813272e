using System.CommandLine;
using MetricsTools.CommandLine.Output;

namespace MetricsTools.CommandLine.Commands;

/// <summary>What all commands share: how failures become messages and exit codes.</summary>
internal abstract class MetricCommand : Command
{
    private readonly Terminal _terminal;

    /// <summary>Makes the command.</summary>
    protected MetricCommand(string name, string summary, string details, Terminal terminal) : base(name, summary)
    {
        Details = details;
        _terminal = terminal;
        SetAction(Execute);
    }

    /// <summary>What its own help says below the options: how it behaves, and examples.</summary>
    public string Details { get; }

    /// <summary>Whether what is damaged is left out of an answer, and reported, instead of ending the command.</summary>
    protected virtual bool LeavesOutDamage => false;

    /// <summary>Does the work. What it throws becomes an error and an exit code.</summary>
    protected abstract void Run(Invocation invocation);

    private int Execute(ParseResult parse)
    {
        using var invocation = new Invocation(parse, _terminal) { LeavesOutDamage = LeavesOutDamage };
        try
        {
            Run(invocation);
            _terminal.Output.Flush();
        }
        catch (MetricException exception)
        {
            invocation.Report(exception);
            if (exception.Id.IsStoreFailure()) invocation.ExitCode = ExitCode.StoreFailed;
        }
        catch (UsageException exception)
        {
            invocation.Report(exception.Message, "Usage");
        }
        catch (OutputClosedException)
        {
            // Whoever read the results has seen enough.
        }
        catch (OperationCanceledException)
        {
            invocation.ExitCode = ExitCode.Stopped;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            invocation.Report(exception.Message, "FileFailed");
        }

        return invocation.ExitCode;
    }
}
