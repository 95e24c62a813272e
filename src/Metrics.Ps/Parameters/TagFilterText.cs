using MetricsTools.Model;
using MetricsTools.Queries;
using MetricsTools.Text;

namespace MetricsTools.PowerShell.Parameters;

/// <summary>The text form of a filter, which -Tag reads back.</summary>
internal static class TagFilterText
{
    /// <summary>The text.</summary>
    public static string Of(TagFilter filter) => string.Join(",", filter.Conditions.SelectMany(Parts));

    // A key that must be absent stands alone: what comes before the sign of a tag is quoted as the key of one.
    private static IEnumerable<string> Parts(TagCondition condition)
    {
        if (condition.Patterns is { Count: > 0 } patterns) return patterns.Select(pattern => TagText.Format([new Tag(condition.Key, pattern)]));
        string withValue = TagText.Format([new Tag(condition.Key, "x")]);
        return [withValue.Substring(0, withValue.Length - "=x".Length)];
    }
}
