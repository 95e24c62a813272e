using System.Collections;
using System.Management.Automation;
using MetricsTools.Model;
using MetricsTools.Storage;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>Completes tags in their text form: keys first, then the values of a key, of the metrics that are named.</summary>
internal class TagCompleter : StoreCompletion
{
    /// <inheritdoc/>
    protected override IEnumerable<CompletionResult> Complete(IMetricStore store, string word, IDictionary boundParameters)
    {
        string typed = word.Trim('\'', '"');
        int comma = typed.LastIndexOf(',');
        string before = typed.Substring(0, comma + 1), part = typed.Substring(comma + 1);
        IEnumerable<Tag> tags = TagsOf(store, boundParameters);
        int equals = part.IndexOf('=');
        if (equals < 0)
        {
            return tags.Select(static tag => tag.Key).Where(key => key.StartsWith(part, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(static key => key, StringComparer.Ordinal)
                .Select(key => Result($"{before}{key}=", $"The tag {key}"));
        }

        string wanted = part.Substring(0, equals);
        return tags.Where(tag => tag.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase)).Distinct()
            .Select(tag => (Shown: TextOf(tag), Text: TextOf(new Tag(tag.Key, Value(tag.Value)))))
            .Where(tag => tag.Shown.StartsWith(part, StringComparison.OrdinalIgnoreCase) || tag.Text.StartsWith(part, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static tag => tag.Shown, StringComparer.Ordinal).Select(tag => Result(before + tag.Text, tag.Shown));
    }

    /// <summary>The tags to choose from.</summary>
    protected virtual IEnumerable<Tag> TagsOf(IMetricStore store, IDictionary boundParameters) => StoredTags.Of(store, boundParameters["Metric"] ?? boundParameters["Name"]);

    /// <summary>What stands for a value in the argument.</summary>
    protected virtual string Value(string value) => value;

    // An escaped value may be longer than a tag's.
    private static string TextOf(Tag tag) => TagText.Format([tag]);
}
