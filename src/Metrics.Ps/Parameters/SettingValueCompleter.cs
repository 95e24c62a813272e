using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MetricsTools.Configuration;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the values of a setting that takes some words.</summary>
internal sealed class SettingValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string name = fakeBoundParameters["Name"]?.ToString() ?? "";
        SettingDefinition? definition = SettingDefinitions.All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return (definition?.Type.Words ?? [])
            .Where(word => word.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(static word => new CompletionResult(word));
    }
}
