using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>What completers share that offer a list of words.</summary>
internal abstract class ListCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Words(commandName, parameterName)
            .Where(word => word.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(static word => new CompletionResult(word));

    /// <summary>What a parameter of a command takes.</summary>
    protected abstract IEnumerable<string> Words(string command, string parameter);
}
