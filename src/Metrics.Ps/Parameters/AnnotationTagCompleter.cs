using System.Collections;
using MetricsTools.Annotations;
using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes the tags of annotations.</summary>
internal class AnnotationTagCompleter : TagCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Tag> TagsOf(IMetricStore store, IDictionary boundParameters) =>
        new StoredAnnotations(store, PrivacySettings.Default).Find(AnnotationFilter.All, TimeRange.All).SelectMany(static one => one.Tags);
}
