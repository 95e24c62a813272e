using MetricsTools.Model;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Charts;

/// <summary>Names for lines that stand together: what they have in common is said once, what differs is the name.</summary>
public static class SeriesLabels
{
    /// <summary>What series have in common: the metric and the tags that all have.</summary>
    public static string Common(IReadOnlyList<SeriesKey> keys)
    {
        string[] names = [.. keys.Select(static key => key.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
        string name = names.Length <= 3 ? string.Join(", ", names) : $"{names.Length} metrics";
        string tags = Text(Shared(keys));
        return PlainText.Of(tags.Length == 0 ? name : name.Length == 0 ? tags : $"{name} {{{tags}}}");
    }

    /// <summary>The name of each of some series among the others.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SeriesKey> keys)
    {
        bool isOneMetric = keys.All(key => string.Equals(key.Name, keys[0].Name, StringComparison.OrdinalIgnoreCase));
        HashSet<Tag> shared = [.. Shared(keys)];
        return [.. keys.Select(key => PlainText.Of(LabelOf(key, isOneMetric, keys.Count == 1 ? [] : shared)))];
    }

    private static string LabelOf(SeriesKey key, bool isOneMetric, HashSet<Tag> shared)
    {
        Tag[] own = [.. key.Tags.Where(tag => !shared.Contains(tag))];
        // One key alone that differs need not be named.
        string tags = isOneMetric && own.Length == 1 ? own[0].Value : Text(own);
        if (isOneMetric && tags.Length > 0) return tags;
        return tags.Length == 0 ? (key.Name.Length == 0 ? "value" : key.Name) : $"{key.Name} {tags}";
    }

    private static IEnumerable<Tag> Shared(IReadOnlyList<SeriesKey> keys) =>
        keys.Count == 0 ? [] : keys[0].Tags.Where(tag => keys.All(key => key.Tags.Contains(tag)));

    private static string Text(IEnumerable<Tag> tags) => string.Join(",", tags.Select(static tag => $"{tag.Key}={tag.Value}"));
}
