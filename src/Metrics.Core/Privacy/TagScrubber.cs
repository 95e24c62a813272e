using System.Text.RegularExpressions;
using MetricsTools.Model;

namespace MetricsTools.Privacy;

/// <summary>Replaces personal tag values before they reach a store, and in filters, so that both sides meet.</summary>
public sealed class TagScrubber(PrivacyMode mode, KeyedHash hash)
{
    private const string TextKey = "text";

    // Words without the punctuation around them; one pass.
    private static readonly Regex Word = new(@"[^\s()<>\[\]{},;""']*[^\s()<>\[\]{},;""'.:!?]", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Called once per key whose values are replaced, with a sentence that says so.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>The keys whose values are never replaced.</summary>
    public ExemptKeys Exempt { get; init; } = ExemptKeys.Default;

    /// <summary>The same tags, with personal values replaced.</summary>
    /// <exception cref="MetricException">The mode is <see cref="PrivacyMode.Reject"/> and a value is personal.</exception>
    public TagSet Scrub(TagSet tags)
    {
        if (mode == PrivacyMode.Allow) return tags;
        Tag[]? scrubbed = null;
        for (int i = 0; i < tags.Count; i++)
        {
            Tag tag = tags[i];
            string value = ScrubValue(tag.Key, tag.Value);
            if (ReferenceEquals(value, tag.Value)) continue;
            scrubbed ??= [.. tags];
            scrubbed[i] = new Tag(tag.Key, value);
        }

        return scrubbed is null ? tags : TagSet.Create(scrubbed);
    }

    /// <summary>The value that is stored under a key: the same instance unless it is personal.</summary>
    /// <exception cref="MetricException">The mode is <see cref="PrivacyMode.Reject"/> and the value is personal.</exception>
    public string ScrubValue(string key, string value)
    {
        if (mode == PrivacyMode.Allow || KeyedHash.IsHashed(value) || !PersonalData.IsPersonal(key, value, Exempt)) return value;
        if (mode == PrivacyMode.Reject) throw new MetricException(ErrorId.TagRejected, key);
        if (_warned.Add(key)) Warn?.Invoke($"Values of the tag '{key}' look like personal data and are stored as a keyed hash.");
        return hash.ToText(value);
    }

    /// <summary>A text that people write, with those of its words replaced that would be personal as the value of a tag.</summary>
    /// <exception cref="MetricException">The mode is <see cref="PrivacyMode.Reject"/> and a word is personal.</exception>
    public string ScrubText(string text)
    {
        if (mode == PrivacyMode.Allow) return text;
        return Word.Replace(text, match =>
        {
            if (KeyedHash.IsHashed(match.Value) || !PersonalData.IsPersonal(TextKey, match.Value, Exempt)) return match.Value;
            if (mode == PrivacyMode.Reject) throw new MetricException(ErrorId.TextRejected);
            if (_warned.Add("")) Warn?.Invoke("What looks like personal data in a text is stored as a keyed hash. What is not, such as a version of four numbers, belongs into a tag: version=1.2.3.4.");
            return hash.ToText(match.Value);
        });
    }
}
