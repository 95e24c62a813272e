using System.Collections;
using System.Management.Automation;
using MetricsTools.Anomalies;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the names of the states that detectors have in the store.</summary>
internal sealed class StateNameCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        ResumableDetectors.Names(store).Where(name => Begins(name, word)).Select(static name => Result(name, name));
}
