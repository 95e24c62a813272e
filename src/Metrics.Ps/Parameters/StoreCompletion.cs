using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MetricsTools.PowerShell.Sessions;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>What completers share: they look into the store that the command would use, and offer nothing of it when they cannot.</summary>
internal abstract class StoreCompletion : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            string path = fakeBoundParameters["Store"]?.ToString() ?? StoreSession.ConnectedPath ?? StoreLocation.Default(Environment.GetEnvironmentVariable);
            using StoreLease lease = StoreSession.Open(FullPath(path), StoreAccess.Read, allowNetwork: false);
            return [.. Complete(lease.Store, wordToComplete ?? "", fakeBoundParameters)];
        }
        catch (MetricException)
        {
            return CompleteWithoutStore(wordToComplete ?? "");
        }
    }

    /// <summary>What may stand in place of a word.</summary>
    protected abstract IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters);

    /// <summary>What may stand in place of a word when there is no store to look into.</summary>
    protected virtual IEnumerable<CompletionResult> CompleteWithoutStore(string word) => [];

    /// <summary>Whether a text begins with what was typed of it, perhaps in quotes.</summary>
    protected static bool Begins(string text, string word) => text.StartsWith(word.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase);

    /// <summary>A completion, quoted when it has to be.</summary>
    protected static CompletionResult Result(string text, string toolTip)
    {
        bool isPlain = text.All(static character => char.IsLetterOrDigit(character) || character is '_' or '.' or ':' or '/' or '-' or '=');
        return new CompletionResult(isPlain ? text : $"'{text.Replace("'", "''")}'", text, CompletionResultType.ParameterValue, toolTip);
    }

    // A completer has no session state of its own; the runspace's current location stands for it.
    private static string FullPath(string path)
    {
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)").AddArgument(path);
        return shell.Invoke<string>().FirstOrDefault() ?? path;
    }
}
