using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Text;

namespace MetricsTools.Queries;

/// <summary>Chooses series by their tags: every condition must hold.</summary>
/// <param name="Conditions">The conditions; none lets every series through.</param>
public sealed record TagFilter(IReadOnlyList<TagCondition> Conditions)
{
    /// <summary>Lets every series through.</summary>
    public static readonly TagFilter All = new([]);

    /// <summary>The tags of the one series that is meant, where it is there: then others that also pass do not count.</summary>
    public TagSet? Preferred { get; private init; }

    /// <summary>The filter for the tags of a result: the series that has exactly these, or else all that have these and others, as a group has.</summary>
    public static TagFilter Of(TagSet tags) =>
        new([.. tags.Select(static tag => new TagCondition(tag.Key, [Glob.Escape(tag.Value)]))]) { Preferred = tags };

    /// <summary>Reads <c>host=web*,region=eu</c>: a key given twice takes either value; a key without <c>=</c> must be absent.</summary>
    /// <exception cref="MetricException">The text is not of that form.</exception>
    public static TagFilter Parse(string text) =>
        new([.. TagText.Parse(text).GroupBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(static group =>
            new TagCondition(group.Key, group.Any(static pair => pair.Value is null) ? null : [.. group.Select(static pair => pair.Value!)]))]);

    /// <summary>The text form.</summary>
    public string ToText() => string.Join(",", Conditions.SelectMany(static condition => condition.Patterns is { Count: > 0 } patterns
        ? patterns.Select(pattern => TagText.Format([new Tag(condition.Key, pattern)]))
        : [condition.Key]));

    /// <summary>Whether a series' tags pass.</summary>
    public bool IsMatch(TagSet tags)
    {
        foreach (TagCondition condition in Conditions)
        {
            if (!condition.IsMatch(tags)) return false;
        }

        return true;
    }

    /// <summary>The same filter, with personal values hashed as the store has them. Wildcards cannot match a hash, and stay as they are.</summary>
    public TagFilter Scrub(TagScrubber scrubber) => this with { Conditions = [.. Conditions.Select(condition => condition.Scrub(scrubber))] };
}
