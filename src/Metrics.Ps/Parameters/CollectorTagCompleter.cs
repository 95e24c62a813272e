using System.Collections;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes tags of all metrics: the name beside them is that of a collector.</summary>
internal sealed class CollectorTagCompleter : TagCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Tag> TagsOf(IMetricStore store, IDictionary boundParameters) => StoredTags.Of(store, null);
}
