using MetricsTools.Model;
using MetricsTools.Privacy;
using MetricsTools.Text;

namespace MetricsTools.Queries;

/// <summary>What a filter asks of one key.</summary>
/// <param name="Key">The key; found without case.</param>
/// <param name="Patterns">Wildcard patterns, one of which the value must fit; null or none when the key must be absent.</param>
public sealed record TagCondition(string Key, IReadOnlyList<string>? Patterns)
{
    internal bool IsMatch(TagSet tags)
    {
        string? value = tags[Key];
        if (Patterns is not { Count: > 0 }) return value is null;
        if (value is null) return false;
        foreach (string pattern in Patterns)
        {
            if (Glob.IsMatch(pattern, value)) return true;
        }

        return false;
    }

    internal TagCondition Scrub(TagScrubber scrubber) =>
        Patterns is null ? this : this with { Patterns = [.. Patterns.Select(pattern => Glob.HasWildcard(pattern) ? pattern : scrubber.ScrubValue(Key, pattern))] };
}
