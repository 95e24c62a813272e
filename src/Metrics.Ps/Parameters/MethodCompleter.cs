using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MetricsTools.Deviations;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the methods of judging, from their table.</summary>
internal sealed class MethodCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        DeviationJudges.All.Select(static judge => judge.Name)
            .Where(name => name.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(static name => new CompletionResult(name));
}
