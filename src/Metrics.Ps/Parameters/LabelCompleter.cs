using System.Collections;
using System.Management.Automation;
using MetricsTools.Baselines;
using MetricsTools.Queries;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the labels of saved baselines.</summary>
internal sealed class LabelCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        new SavedBaselines(store).Find("*", "*", TagFilter.All).GroupBy(static baseline => baseline.Label!, StringComparer.OrdinalIgnoreCase)
            .Where(label => Begins(label.Key, word))
            .Select(static label => Result(label.Key, string.Join(", ", label.Select(static baseline => baseline.Name).Distinct(StringComparer.OrdinalIgnoreCase))));
}
