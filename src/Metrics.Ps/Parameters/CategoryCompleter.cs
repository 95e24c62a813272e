using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the categories that metrics have.</summary>
internal sealed class CategoryCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        store.GetMetrics().Where(metric => metric.Category is not null && Begins(metric.Category, word))
            .GroupBy(static metric => metric.Category!, StringComparer.OrdinalIgnoreCase).OrderBy(static category => category.Key, StringComparer.Ordinal)
            .Select(static category => Result(category.Key, string.Join(", ", category.Select(static metric => metric.Name))));
}
