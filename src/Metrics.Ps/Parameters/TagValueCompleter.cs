using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>What completers share that offer the values of one tag of one metric.</summary>
internal abstract class TagValueCompleter(string metric, string key) : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        (store.FindMetric(metric) is { } known ? store.GetSeries(known.Id) : []).Select(one => one.Tags[key]).OfType<string>().Distinct()
            .Where(value => Begins(value, word)).OrderBy(static value => value, StringComparer.Ordinal).Select(static value => Result(value, value));
}
