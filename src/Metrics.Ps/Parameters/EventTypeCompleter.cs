using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;
using MetricsTools.Usage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes types of usage events.</summary>
internal sealed class EventTypeCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) => Of(store, word);

    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> CompleteWithoutStore(string word) => Of(null, word);

    private static IEnumerable<CompletionResult> Of(IMetricStore? store, string word) =>
        new EventTypes(store).Find().Where(type => Begins(type.Name, word)).Select(static type => Result(type.Name, type.Description ?? type.Name));
}
