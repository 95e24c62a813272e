using System.Collections;
using System.Management.Automation;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes names of metrics.</summary>
internal sealed class MetricNameCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters)
    {
        var pattern = WildcardPattern.Get(word.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return store.GetMetrics().Where(metric => pattern.IsMatch(metric.Name)).Select(static metric => Result(metric.Name, ToolTip(metric)));
    }

    private static string ToolTip(Model.MetricDefinition metric) =>
        $"{metric.Kind}{(metric.Unit is null ? "" : $" in {metric.Unit}")}{(metric.Description is null ? "" : $": {metric.Description}")}";
}
