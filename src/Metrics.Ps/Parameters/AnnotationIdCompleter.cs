using System.Collections;
using System.Management.Automation;
using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the identifiers of annotations, newest first.</summary>
internal sealed class AnnotationIdCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters) =>
        new StoredAnnotations(store, PrivacySettings.Default).Find(AnnotationFilter.All, TimeRange.All).Reverse()
            .Where(one => Begins(one.Id, word)).Select(static one => Result(one.Id, one.Text));
}
