using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Storage;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes tags in their text form: keys first, then the values of a key, of the metrics that are named.</summary>
internal sealed class TagCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters)
    {
        string typed = word.Trim('\'', '"');
        int comma = typed.LastIndexOf(',');
        string before = typed.Substring(0, comma + 1), part = typed.Substring(comma + 1);
        IEnumerable<Tag> tags = StoredTags.Of(store, boundParameters["Name"]);
        int equals = part.IndexOf('=');
        if (equals < 0)
        {
            return tags.Select(static tag => tag.Key).Where(key => key.StartsWith(part, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static key => key, StringComparer.Ordinal)
                .Select(key => Result($"{before}{key}=", $"The tag {key}"));
        }

        string wanted = part.Substring(0, equals);
        return tags.Where(tag => tag.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase)).Select(static tag => TagSet.Create([tag]).ToString())
            .Where(text => text.StartsWith(part, StringComparison.OrdinalIgnoreCase)).Distinct().OrderBy(static text => text, StringComparer.Ordinal)
            .Select(text => Result(before + text, text));
    }
}
