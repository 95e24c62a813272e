using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes keys of tags, of the metrics that are named.</summary>
internal sealed class TagKeyCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        StoredTags.Of(store, boundParameters["Name"]).GroupBy(static tag => tag.Key, StringComparer.OrdinalIgnoreCase)
            .Where(key => Begins(key.Key, word)).OrderBy(static key => key.Key, StringComparer.Ordinal)
            .Select(static key => Result(key.Key, $"{key.Select(static tag => tag.Value).Distinct().Count()} values"));
}
